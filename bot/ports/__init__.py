"""Ports: the interface (plug-in API) between the engine and platforms: the Connector protocol, its value
types and its errors. What a login is made of is loaded with the first platform that has one.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from bot.domain.account import AccountRef
from bot.domain.length import Length
from bot.domain.words import CONFIRMED, ConnectWords, Pick, SettingOption, SettingWords, Words
from bot.ports.connector import (
    Connector,
    ConnectorFactory,
    Meter,
    Secrets,
    SignedMedia,
    Unmetered,
    WakeUp,
)
from bot.ports.errors import (
    AddressRefused,
    AnswerTooLong,
    ConnectorError,
    NetworkTrouble,
    NoSuchHost,
    Reconnect,
    Refused,
    Retry,
    Unclear,
    Unverified,
    UseLink,
    within_patience,
)
from bot.ports.info import ConnectorInfo, InstallationSetting, Period, PostedAt, Quota, SettingSpec
from bot.ports.net import HttpAnswer, HttpRequest, Net
from bot.ports.values import (
    Account,
    Api,
    Closed,
    CopyText,
    Coverage,
    Fetched,
    LinkOut,
    Notice,
    NoticeKind,
    OutgoingReply,
    Poll,
    Prepared,
    Pull,
    Purpose,
    SeenAuthor,
    SeenComment,
    SeenThread,
    SentReply,
    Target,
    Way,
)
from bot.ports.webhooks import Received, Verified, WebhookReceiver

if TYPE_CHECKING:
    from bot.ports.login import (
        HOOK,
        REDIRECT,
        VERIFY,
        Begun,
        Choice,
        FieldOption,
        Finding,
        Granted,
        Login,
        LoginAt,
        LoginField,
        Step,
        Steps,
    )
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(name)
        return getattr(import_module("bot.ports.login"), name)


__all__ = [
    "CONFIRMED",
    "HOOK",
    "REDIRECT",
    "VERIFY",
    "Account",
    "AccountRef",
    "AddressRefused",
    "AnswerTooLong",
    "Api",
    "Begun",
    "Choice",
    "Closed",
    "ConnectWords",
    "Connector",
    "ConnectorError",
    "ConnectorFactory",
    "ConnectorInfo",
    "CopyText",
    "Coverage",
    "Fetched",
    "FieldOption",
    "Finding",
    "Granted",
    "HttpAnswer",
    "HttpRequest",
    "InstallationSetting",
    "Length",
    "LinkOut",
    "Login",
    "LoginAt",
    "LoginField",
    "Meter",
    "Net",
    "NetworkTrouble",
    "NoSuchHost",
    "Notice",
    "NoticeKind",
    "OutgoingReply",
    "Period",
    "Pick",
    "Poll",
    "PostedAt",
    "Prepared",
    "Pull",
    "Purpose",
    "Quota",
    "Received",
    "Reconnect",
    "Refused",
    "Retry",
    "Secrets",
    "SeenAuthor",
    "SeenComment",
    "SeenThread",
    "SentReply",
    "SettingOption",
    "SettingSpec",
    "SettingWords",
    "SignedMedia",
    "Step",
    "Steps",
    "Target",
    "Unclear",
    "Unmetered",
    "Unverified",
    "UseLink",
    "Verified",
    "WakeUp",
    "Way",
    "WebhookReceiver",
    "Words",
    "within_patience",
]
