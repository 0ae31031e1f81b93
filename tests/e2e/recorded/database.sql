BEGIN TRANSACTION;
CREATE TABLE author (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    identity TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('team', 'customer')),
    said_by INTEGER NOT NULL,
    said_at INTEGER NOT NULL,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (channel_id, identity)
) STRICT;
INSERT INTO "author" VALUES(1,1,1,'user:6','team',@{owner},@{t-257369});
CREATE TABLE business (
    id INTEGER PRIMARY KEY,
    server_id INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    inbox_id INTEGER,
    digest_id INTEGER,
    set_up_at INTEGER,
    set_up_by INTEGER,
    celebrated_at INTEGER,
    person_key BLOB NOT NULL,                            -- random; turns mail addresses into author ids
    created_at INTEGER NOT NULL
, library_version INTEGER NOT NULL DEFAULT 1) STRICT;
INSERT INTO "business" VALUES(1,@{server},'Rösterei',@{inbox},@{digest},@{t-274110},@{owner},@{t-264776},X'D26946B50B72861EEB629EF947F38861E5736D7D1E7C5C8F2A36460738455268',@{t-274136},3);
CREATE TABLE business_setting (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, name)
) STRICT;
INSERT INTO "business_setting" VALUES(1,1,'zone','UTC');
INSERT INTO "business_setting" VALUES(2,1,'digest_at','14:55');
CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    form TEXT NOT NULL CHECK (form IN ('comment', 'bundle', 'stopped')),
    channel_id INTEGER,                                  -- for stopped: the channel it tells of
    rings INTEGER NOT NULL DEFAULT 0,                    -- 1: when first posted; 2: posted again, rings
    held INTEGER NOT NULL DEFAULT 0,                     -- how many comments it ever held
    place_id INTEGER,                                    -- Discord channel the message stands in
    message_id INTEGER,
    posting_at INTEGER,                                  -- intent: a message may exist that we do not know of
    posted_at INTEGER,
    convert_at INTEGER,                                  -- still plain until then; NULL once it is Components V2
    rang TEXT NOT NULL DEFAULT '',                       -- JSON: whom the plain message rang
    version INTEGER NOT NULL DEFAULT 1,
    shown_version INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,                             -- not to be shown before; back-off included
    closed_at INTEGER,
    created_at INTEGER NOT NULL, rang_at INTEGER, looked_at INTEGER, ringing TEXT NOT NULL DEFAULT '', holder TEXT NOT NULL DEFAULT '', held_until INTEGER, ends_at INTEGER,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "card" VALUES(1,1,'bundle',NULL,0,5,@{inbox},@{s-271819+0},NULL,@{t-271825},NULL,'',18,18,@{t-271835},NULL,@{t-51871835},NULL,@{t-266036},'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(2,1,'comment',NULL,1,1,@{inbox},@{s-269947+0},NULL,@{t-269949},NULL,'{"role": null, "members": [@{owner}], "team": false}',5,5,@{t-269956},NULL,@{t-50669956},@{t-269949},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(3,1,'comment',NULL,1,1,@{inbox},@{s-269752+0},NULL,@{t-269755},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-269756},NULL,@{t-49469760},@{t-269755},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(4,1,'comment',NULL,1,1,@{inbox},@{s-269419+0},NULL,@{t-269422},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-269423},NULL,@{t-48269432},@{t-269422},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(5,1,'comment',NULL,1,1,@{inbox},@{s-269112+0},NULL,@{t-269116},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-269117},NULL,@{t-47069121},@{t-269116},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(6,1,'comment',NULL,1,1,@{inbox},@{s-268826+0},NULL,@{t-268828},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-268830},NULL,@{t-45868836},@{t-268828},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(7,1,'comment',NULL,1,1,@{inbox},@{s-268488+0},NULL,@{t-268492},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-268494},NULL,@{t-44668500},@{t-268492},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(8,1,'comment',NULL,1,1,@{inbox},@{s-268227+0},NULL,@{t-268230},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-268231},NULL,@{t-43468236},@{t-268230},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(9,1,'comment',NULL,1,1,@{inbox},@{s-267906+0},NULL,@{t-267908},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-267910},NULL,@{t-42267917},@{t-267908},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(10,1,'comment',NULL,1,1,@{inbox},@{s-267631+0},NULL,@{t-267633},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-267637},NULL,@{t-41067643},@{t-267633},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(11,1,'comment',NULL,1,1,@{inbox},@{s-267340+0},NULL,@{t-267342},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-267343},NULL,@{t-39867349},@{t-267342},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(12,1,'comment',NULL,1,1,@{inbox},@{s-267221+0},NULL,@{t-267225},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-267227},NULL,@{t-38667235},@{t-267225},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(13,1,'comment',NULL,1,1,@{inbox},@{s-266903+0},NULL,@{t-266907},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-266910},NULL,@{t-37466915},@{t-266907},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(14,1,'comment',NULL,1,1,@{inbox},@{s-266769+0},NULL,@{t-266771},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-266772},NULL,@{t-36266778},@{t-266771},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(15,1,'comment',NULL,1,1,@{inbox},@{s-266494+0},NULL,@{t-266497},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-266498},NULL,@{t-35066502},@{t-266497},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(16,1,'comment',NULL,1,1,@{inbox},@{s-266197+0},NULL,@{t-266199},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-266200},NULL,@{t-33866205},@{t-266199},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(17,1,'comment',NULL,1,1,@{inbox},@{s-265885+0},NULL,@{t-265887},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-265888},@{t-264768},@{t-32665892},@{t-265887},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(18,1,'comment',NULL,1,1,@{inbox},@{s-264677+0},NULL,@{t-264679},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-264681},@{t-263561},@{t-31464689},@{t-264679},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(19,1,'comment',NULL,1,1,@{inbox},@{s-263468+0},NULL,@{t-263470},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-263472},@{t-262347},@{t-30263478},@{t-263470},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(20,1,'comment',NULL,1,1,@{inbox},@{s-262273+0},NULL,@{t-262276},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-262279},@{t-261161},@{t-29062288},@{t-262276},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(21,1,'comment',NULL,1,1,@{inbox},@{s-261058+0},NULL,@{t-261061},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-261062},@{t-260751},@{t-27861070},@{t-261061},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(22,1,'comment',NULL,1,1,@{inbox},@{s-260687+0},NULL,@{t-260695},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-260698},@{t-260432},@{t-26660705},@{t-260695},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(23,1,'comment',NULL,1,1,@{inbox},@{s-260394+0},NULL,@{t-260397},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-260401},@{t-260287},@{t-25460409},@{t-260397},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(24,1,'comment',NULL,1,1,@{inbox},@{s-260123+0},NULL,@{t-260126},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-260131},@{t-259011},@{t-24260135},@{t-260126},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(25,1,'comment',NULL,1,1,@{inbox},@{s-258894+0},NULL,@{t-258897},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-258899},@{t-257777},@{t-23058906},@{t-258897},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(26,1,'comment',NULL,1,1,@{inbox},@{s-257660+0},NULL,@{t-257667},NULL,'{"role": null, "members": [@{owner}], "team": false}',6,6,@{t-257669},@{t-257366},@{t-21857676},@{t-257667},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(27,1,'comment',NULL,1,1,@{inbox},@{s-256192+0},NULL,@{t-256196},NULL,'{"role": null, "members": [@{owner}], "team": false}',5,5,@{t-256207},NULL,@{t-19457324},@{t-256196},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(28,1,'comment',NULL,1,1,@{inbox},@{s-254923+0},NULL,@{t-254925},NULL,'{"role": null, "members": [@{owner}], "team": false}',5,5,@{t-254948},NULL,@{t-18256065},@{t-254925},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(29,1,'comment',NULL,1,1,@{inbox},@{s-248670+0},NULL,@{t-248674},NULL,'{"role": null, "members": [@{owner}], "team": false}',7,7,@{t-248678},NULL,@{t-17054800},@{t-248674},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(30,1,'comment',NULL,1,1,@{inbox},@{s-242376+0},NULL,@{t-242381},NULL,'{"role": null, "members": [@{owner}], "team": false}',7,7,@{t-242390},NULL,@{t-15848508},@{t-242381},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(31,1,'comment',NULL,1,1,@{inbox},@{s-236053+0},NULL,@{t-236055},NULL,'{"role": null, "members": [@{owner}], "team": false}',7,7,@{t-236058},NULL,@{t-14642184},@{t-236055},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(32,1,'comment',NULL,1,1,@{inbox},@{s-234739+0},NULL,@{t-234742},NULL,'{"role": null, "members": [@{owner}], "team": false}',6,6,@{t-234743},NULL,@{t-13435860},@{t-234742},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(33,1,'comment',NULL,1,1,@{inbox},@{s-233429+0},NULL,@{t-233433},NULL,'{"role": null, "members": [@{owner}], "team": false}',6,6,@{t-233436},NULL,@{t-12234562},@{t-233433},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(34,1,'comment',NULL,1,1,@{inbox},@{s-233131+0},NULL,@{t-233134},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-233135},NULL,@{t-11033146},@{t-233134},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(35,1,'comment',NULL,1,1,@{inbox},@{s-231951+0},NULL,@{t-231954},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-231956},NULL,@{t-9831965},@{t-231954},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(36,1,'comment',NULL,1,1,@{inbox},@{s-230748+0},NULL,@{t-230750},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-230751},NULL,@{t-8630757},@{t-230750},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(37,1,'comment',NULL,1,1,@{inbox},@{s-229498+0},NULL,@{t-229500},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-229504},NULL,@{t-7429511},@{t-229500},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(38,1,'comment',NULL,1,1,@{inbox},@{s-229230+0},NULL,@{t-229232},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-229233},NULL,@{t-6229239},@{t-229232},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(39,1,'comment',NULL,1,1,@{inbox},@{s-229112+0},NULL,@{t-229116},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-229117},NULL,@{t-5029122},@{t-229116},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(40,1,'comment',NULL,1,1,@{inbox},@{s-228948+0},NULL,@{t-228952},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-228956},NULL,@{t-3828964},@{t-228952},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(41,1,'comment',NULL,1,1,@{inbox},@{s-228652+0},NULL,@{t-228654},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-228655},NULL,@{t-2628661},@{t-228654},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(42,1,'comment',NULL,1,1,@{inbox},@{s-228334+0},NULL,@{t-228336},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-228338},NULL,@{t-1428344},@{t-228336},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(43,1,'comment',NULL,1,1,@{inbox},@{s-228012+0},NULL,@{t-228017},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-228019},@{t-226899},@{t-228024},@{t-228017},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(44,1,'stopped',4,1,0,@{inbox},@{s-226847+0},NULL,@{t-226849},NULL,'{"role": null, "members": [@{owner}], "team": false}',1,1,@{t-226855},NULL,@{t-226855},@{t-226849},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(45,1,'comment',NULL,1,1,@{inbox},@{s-226729+0},NULL,@{t-226731},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-226742},NULL,@{t-226742},@{t-226731},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(46,1,'stopped',5,1,0,@{inbox},@{s-226733+0},NULL,@{t-226737},NULL,'{"role": null, "members": [@{owner}], "team": false}',1,1,@{t-226742},NULL,@{t-226742},@{t-226737},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(47,1,'comment',NULL,1,1,@{inbox},@{s-115881+0},NULL,@{t-115904},@{t-55904},'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-117929},NULL,@{t-118005},@{t-115904},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL,NULL);
INSERT INTO "card" VALUES(48,1,'comment',NULL,1,1,@{inbox},NULL,@{t-115647},NULL,NULL,'',2,0,@{t-115655},NULL,@{t-115674},NULL,NULL,'{"role": null, "members": [@{owner}], "team": false}','ed29a1d862d7ac58',@{t-55647},NULL);
CREATE TABLE card_comment (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    card_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL, suggested_from INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (business_id, card_id) REFERENCES card (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, comment_id)                     -- a comment is on exactly one card
) STRICT;
INSERT INTO "card_comment" VALUES(1,1,1,1,3);
INSERT INTO "card_comment" VALUES(2,1,1,2,3);
INSERT INTO "card_comment" VALUES(3,1,1,3,3);
INSERT INTO "card_comment" VALUES(4,1,1,4,3);
INSERT INTO "card_comment" VALUES(5,1,1,5,3);
INSERT INTO "card_comment" VALUES(6,1,2,6,3);
INSERT INTO "card_comment" VALUES(7,1,3,7,3);
INSERT INTO "card_comment" VALUES(8,1,4,8,3);
INSERT INTO "card_comment" VALUES(9,1,5,9,3);
INSERT INTO "card_comment" VALUES(10,1,6,10,3);
INSERT INTO "card_comment" VALUES(11,1,7,11,3);
INSERT INTO "card_comment" VALUES(12,1,8,12,3);
INSERT INTO "card_comment" VALUES(13,1,9,13,3);
INSERT INTO "card_comment" VALUES(14,1,10,14,3);
INSERT INTO "card_comment" VALUES(15,1,11,15,3);
INSERT INTO "card_comment" VALUES(16,1,12,16,3);
INSERT INTO "card_comment" VALUES(17,1,13,17,3);
INSERT INTO "card_comment" VALUES(18,1,14,18,3);
INSERT INTO "card_comment" VALUES(19,1,15,20,3);
INSERT INTO "card_comment" VALUES(20,1,16,22,3);
INSERT INTO "card_comment" VALUES(21,1,17,24,3);
INSERT INTO "card_comment" VALUES(22,1,18,26,3);
INSERT INTO "card_comment" VALUES(23,1,19,28,3);
INSERT INTO "card_comment" VALUES(24,1,20,30,3);
INSERT INTO "card_comment" VALUES(25,1,21,32,3);
INSERT INTO "card_comment" VALUES(26,1,22,34,3);
INSERT INTO "card_comment" VALUES(27,1,23,36,3);
INSERT INTO "card_comment" VALUES(28,1,24,37,3);
INSERT INTO "card_comment" VALUES(29,1,25,38,3);
INSERT INTO "card_comment" VALUES(30,1,26,39,3);
INSERT INTO "card_comment" VALUES(31,1,27,40,3);
INSERT INTO "card_comment" VALUES(32,1,28,42,3);
INSERT INTO "card_comment" VALUES(33,1,29,44,3);
INSERT INTO "card_comment" VALUES(34,1,30,46,3);
INSERT INTO "card_comment" VALUES(35,1,31,48,3);
INSERT INTO "card_comment" VALUES(36,1,32,50,3);
INSERT INTO "card_comment" VALUES(37,1,33,52,3);
INSERT INTO "card_comment" VALUES(38,1,34,54,3);
INSERT INTO "card_comment" VALUES(39,1,35,55,3);
INSERT INTO "card_comment" VALUES(40,1,36,56,3);
INSERT INTO "card_comment" VALUES(41,1,37,57,3);
INSERT INTO "card_comment" VALUES(42,1,38,58,3);
INSERT INTO "card_comment" VALUES(43,1,39,59,3);
INSERT INTO "card_comment" VALUES(44,1,40,60,3);
INSERT INTO "card_comment" VALUES(45,1,41,61,3);
INSERT INTO "card_comment" VALUES(46,1,42,62,3);
INSERT INTO "card_comment" VALUES(47,1,43,63,3);
INSERT INTO "card_comment" VALUES(48,1,45,65,3);
INSERT INTO "card_comment" VALUES(49,1,47,66,3);
INSERT INTO "card_comment" VALUES(50,1,48,67,3);
CREATE TABLE channel (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    connector TEXT NOT NULL,
    title TEXT NOT NULL,
    settings TEXT NOT NULL,                              -- JSON
    account TEXT NOT NULL DEFAULT '',                    -- JSON, empty before the first check
    account_key TEXT NOT NULL,                           -- the platform's id of the account, or its address
    checked_at INTEGER,                                  -- last good check
    credential_id INTEGER,
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'removed')),
    connected_at INTEGER NOT NULL,
    first_synced_at INTEGER,
    last_read_at INTEGER,
    read_glow TEXT NOT NULL DEFAULT 'on' CHECK (read_glow IN ('on', 'late', 'out', 'off')),
    read_since INTEGER NOT NULL,
    read_reason TEXT NOT NULL DEFAULT '',
    read_failures INTEGER NOT NULL DEFAULT 0,
    send_glow TEXT NOT NULL DEFAULT 'on' CHECK (send_glow IN ('on', 'late', 'out', 'off')),
    send_since INTEGER NOT NULL,
    send_reason TEXT NOT NULL DEFAULT '',
    send_failures INTEGER NOT NULL DEFAULT 0, clock_ahead INTEGER NOT NULL DEFAULT 0, taken_since INTEGER, taken_rows INTEGER NOT NULL DEFAULT 0, taken_bytes INTEGER NOT NULL DEFAULT 0, pushed_at INTEGER, rests_until INTEGER, rests INTEGER NOT NULL DEFAULT 0, paused_until INTEGER, warned_days INTEGER, warn_after INTEGER,
    UNIQUE (business_id, id),
    FOREIGN KEY (business_id, credential_id) REFERENCES credential (business_id, id)
) STRICT;
INSERT INTO "channel" VALUES(1,1,'wordpress','Bäckerei Sonnenhut','{"url": "@{blogs}/laden"}','{"can_write": true, "found": {"home": "@{blogs}/laden", "root": "@{blogs}/laden/index.php?rest_route=/"}, "id": "@{host}/laden", "knows_team": false, "maybe_ids": ["5"], "missing": [], "name": "B\u00e4ckerei Sonnenhut", "names": ["Maria Sonnenhut"], "own_ids": ["2"], "role": "editor", "team_ids": ["1", "3"], "token_ends_at": null, "url": "@{blogs}/laden"}','@{host}/laden',@{t-273411},1,'active',@{t-273411},@{t-273402},@{t-115674},'on',@{t-273411},'',0,'on',@{t-273411},'',0,0,@{t-269956},62,887,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "channel" VALUES(2,1,'wordpress','@{host}/zweit','{"url": "@{blogs}/zweit"}','{"can_write": true, "found": {"home": "@{blogs}/zweit", "root": "@{blogs}/zweit/index.php?rest_route=/"}, "id": "@{host}/zweit", "knows_team": false, "maybe_ids": ["5"], "missing": [], "name": "B\u00e4ckerei Sonnenhut", "names": ["Maria Sonnenhut"], "own_ids": ["2"], "role": "editor", "team_ids": ["1", "3"], "token_ends_at": null, "url": "@{blogs}/zweit"}','@{host}/zweit',@{t-272617},1,'active',@{t-272617},@{t-272611},@{t-115692},'on',@{t-272617},'',0,'on',@{t-272617},'',0,0,@{t-268500},2,33,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "channel" VALUES(3,1,'wordpress','@{host}/lesen','{"url": "@{blogs}/lesen"}','{"can_write": false, "found": {"home": "@{blogs}/lesen", "root": "@{blogs}/lesen/index.php?rest_route=/"}, "id": "@{host}/lesen", "knows_team": false, "maybe_ids": [], "missing": [], "name": "B\u00e4ckerei Sonnenhut", "names": [], "own_ids": [], "role": "", "team_ids": ["1", "2", "3"], "token_ends_at": null, "url": "@{blogs}/lesen"}','@{host}/lesen',@{t-271840},NULL,'active',@{t-271840},@{t-271835},@{t-115721},'on',@{t-271840},'',0,'on',@{t-229591},'',0,0,@{t-271835},7,101,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "channel" VALUES(4,1,'wordpress','@{host}/aus','{"url": "@{blogs}/aus"}','{"can_write": true, "found": {"home": "@{blogs}/aus", "root": "@{blogs}/aus/index.php?rest_route=/"}, "id": "@{host}/aus", "knows_team": false, "maybe_ids": ["5"], "missing": [], "name": "B\u00e4ckerei Sonnenhut", "names": ["Maria Sonnenhut"], "own_ids": ["2"], "role": "editor", "team_ids": ["1", "3"], "token_ends_at": null, "url": "@{blogs}/aus"}','@{host}/aus',@{t-271038},3,'active',@{t-271038},@{t-271025},@{t-226950},'out',@{t-226855},'revoked',15,'on',@{t-271038},'',0,0,NULL,0,0,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "channel" VALUES(5,1,'wordpress','@{host}/flut','{"url": "@{blogs}/flut"}','{"can_write": false, "found": {"home": "@{blogs}/flut", "root": "@{blogs}/flut/index.php?rest_route=/"}, "id": "@{host}/flut", "knows_team": false, "maybe_ids": [], "missing": [], "name": "B\u00e4ckerei Sonnenhut", "names": [], "own_ids": [], "role": "", "team_ids": ["1", "2", "3"], "token_ends_at": null, "url": "@{blogs}/flut"}','@{host}/flut',@{t-270196},NULL,'active',@{t-270196},@{t-270187},@{t-226742},'out',@{t-226742},'flood',1,'off',@{t-270196},'',0,0,@{t-226941},20000,11,NULL,NULL,0,NULL,NULL,NULL);
CREATE TABLE comment (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,                            -- increasing within the channel; for coverage
    thread_id INTEGER NOT NULL,
    in_reply_to TEXT,
    person_id INTEGER,
    author TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('customer', 'us', 'team', 'bot')),
    text TEXT NOT NULL,
    media TEXT NOT NULL DEFAULT '[]',                    -- JSON list of addresses
    form TEXT NOT NULL DEFAULT 'comment',
    stars INTEGER,
    audience TEXT NOT NULL DEFAULT 'public',
    posted_at INTEGER NOT NULL,
    edited_at INTEGER,
    seen_at INTEGER NOT NULL,
    waits_since INTEGER NOT NULL,
    url TEXT NOT NULL,
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'held', 'hidden', 'spam', 'trashed', 'gone')),
    context TEXT NOT NULL DEFAULT '',
    fingerprint BLOB NOT NULL,                           -- of everything the platform may change
    announced INTEGER NOT NULL DEFAULT 0,                -- NEW was derived once; never again
    looked_at INTEGER NOT NULL,                          -- when a watching poll last asked for it; 0: to be asked first
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'elsewhere', 'done', 'silent')),
    kind TEXT NOT NULL DEFAULT 'other',
    urgent INTEGER NOT NULL DEFAULT 0,
    surfaced_at INTEGER,
    answered_at INTEGER,
    done_at INTEGER,
    handed_over_at INTEGER,
    probable_answer TEXT, identity TEXT NOT NULL DEFAULT '', pushed_at INTEGER, liked INTEGER NOT NULL DEFAULT 0, answers_above INTEGER NOT NULL DEFAULT 1,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, thread_id) REFERENCES thread (business_id, id),
    FOREIGN KEY (business_id, person_id) REFERENCES person (business_id, id),
    UNIQUE (business_id, id),
    UNIQUE (channel_id, external_id)
) STRICT;
INSERT INTO "comment" VALUES(1,1,3,'2',2,1,NULL,NULL,'Leser0','customer','Frage Nummer 0?','[]','comment',NULL,'public',@{t-275000},NULL,@{t-271835},@{t-275000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'3AF6F0D630A85A990437B082ADB484A5',1,@{t-115804},'open','question',0,@{t-271825},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(2,1,3,'3',3,1,NULL,NULL,'Leser1','customer','Frage Nummer 1?','[]','comment',NULL,'public',@{t-275000},NULL,@{t-271835},@{t-275000},'https://blog.example.org/?p=4#comment-3','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-3"}',X'D90C91692D6C9FEA73991C30CB6246C7',1,@{t-115804},'open','question',0,@{t-271825},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(3,1,3,'4',4,1,NULL,NULL,'Leser2','customer','Frage Nummer 2?','[]','comment',NULL,'public',@{t-275000},NULL,@{t-271835},@{t-275000},'https://blog.example.org/?p=4#comment-4','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-4"}',X'7152C9D95430310F84F59E9860A1087C',1,@{t-115804},'open','question',0,@{t-271825},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(4,1,3,'5',5,1,NULL,NULL,'Leser3','customer','Frage Nummer 3?','[]','comment',NULL,'public',@{t-275000},NULL,@{t-271835},@{t-275000},'https://blog.example.org/?p=4#comment-5','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-5"}',X'D701B553AB76EEE85D8D1BA05489390A',1,@{t-115804},'open','question',0,@{t-271825},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(5,1,3,'6',6,1,NULL,NULL,'Leser4','customer','Frage Nummer 4?','[]','comment',NULL,'public',@{t-275000},NULL,@{t-271835},@{t-275000},'https://blog.example.org/?p=4#comment-6','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-6"}',X'298ADE9DEEC898BD097F4FE6B6A35542',1,@{t-115804},'open','question',0,@{t-271825},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(6,1,1,'2',2,2,NULL,1,'Alle','customer','Gilt das noch?','[]','comment',NULL,'public',@{t-270000},NULL,@{t-269956},@{t-270000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'288402921429E028C2ED7167AAA837AE',1,@{t-115819},'open','question',0,@{t-269949},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(7,1,1,'3',3,2,NULL,2,'Viele','customer','Und das auch?','[]','comment',NULL,'public',@{t-270000},NULL,@{t-269760},@{t-270000},'https://blog.example.org/?p=4#comment-3','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-3"}',X'2AD3622085B188029BAE10D9FABB6D9E',1,@{t-115819},'open','question',0,@{t-269755},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(8,1,1,'4',4,2,NULL,3,'Olga','customer','Habt ihr am Samstag offen?','[]','comment',NULL,'public',@{t-270000},NULL,@{t-269432},@{t-270000},'https://blog.example.org/?p=4#comment-4','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-4"}',X'A3713EC3BC95CBB714586064A94882E2',1,@{t-115819},'open','question',0,@{t-269422},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(9,1,1,'5',5,2,NULL,4,'Oskar','customer','Habt ihr Gutscheine?','[]','comment',NULL,'public',@{t-270000},NULL,@{t-269121},@{t-270000},'https://blog.example.org/?p=4#comment-5','public','{"by": "4", "link": "https://blog.example.org/?p=4#comment-5"}',X'536A5CCD1A398C370EE342844C226136',1,@{t-115819},'open','question',0,@{t-269116},NULL,NULL,NULL,NULL,'user:4',NULL,0,1);
INSERT INTO "comment" VALUES(10,1,1,'6',6,2,NULL,5,'Opa','customer','Ein Gruß aus Graz!','[]','comment',NULL,'public',@{t-269000},NULL,@{t-268836},@{t-269000},'https://blog.example.org/?p=4#comment-6','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-6"}',X'E3924648D693F4D9234C19FBA4210195',1,@{t-115819},'open','other',0,@{t-268828},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(11,1,2,'2',2,3,NULL,6,'Ober','customer','Gibt es hier Kuchen?','[]','comment',NULL,'public',@{t-269000},NULL,@{t-268500},@{t-269000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'F2A11B05C44EA98CC6624D5F7049619D',1,@{t-115834},'open','question',0,@{t-268492},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(12,1,1,'7',7,2,NULL,7,'Ida','customer','Sonntag offen?','[]','comment',NULL,'public',@{t-269000},@{t-267954},@{t-268236},@{t-269000},'https://blog.example.org/?p=4#comment-7','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-7"}',X'440BB1D468FD5682944C4AE40ED0FDD8',1,@{t-115819},'open','question',0,@{t-268230},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(13,1,1,'8',8,2,NULL,8,'Hedi','customer','Darf ich was fragen?','[]','comment',NULL,'public',@{t-268000},NULL,@{t-267917},@{t-268000},'https://blog.example.org/?p=4#comment-8','held','{"by": "0", "link": "https://blog.example.org/?p=4#comment-8"}',X'9B90299EDDA5C8732A01F7AFE49EA617',1,@{t-115819},'open','question',0,@{t-267908},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(14,1,1,'9',9,2,NULL,9,'Hans','customer','Darf ich was fragen?','[]','comment',NULL,'public',@{t-268000},NULL,@{t-267643},@{t-268000},'https://blog.example.org/?p=4#comment-9','held','{"by": "0", "link": "https://blog.example.org/?p=4#comment-9"}',X'D07F6CF8FBCFD65BF6584011339D53BF',1,@{t-115819},'open','question',0,@{t-267633},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(15,1,1,'10',10,2,NULL,10,'Heinz','customer','Darf ich was fragen?','[]','comment',NULL,'public',@{t-268000},NULL,@{t-267349},@{t-268000},'https://blog.example.org/?p=4#comment-10','held','{"by": "0", "link": "https://blog.example.org/?p=4#comment-10"}',X'6D1C259A716011F036E64A22EEEBB9F4',1,@{t-115819},'open','question',0,@{t-267342},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(16,1,3,'7',7,1,NULL,NULL,'Lena','customer','Wo parkt man?','[]','comment',NULL,'public',@{t-268000},NULL,@{t-267235},@{t-268000},'https://blog.example.org/?p=4#comment-7','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-7"}',X'3D0D88BF6CC67C3A51E37A8EC2692E1B',1,@{t-115804},'open','question',0,@{t-267225},NULL,NULL,@{t-267113},NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(17,1,3,'8',8,1,NULL,NULL,'Lars','customer','Wo parkt man?','[]','comment',NULL,'public',@{t-268000},NULL,@{t-266915},@{t-268000},'https://blog.example.org/?p=4#comment-8','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-8"}',X'72E9DF8BA0FB4D2617518214E4B3F52F',1,@{t-115804},'open','question',0,@{t-266907},NULL,NULL,@{t-266798},NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(18,1,1,'11',11,2,NULL,11,'Paul','customer','Macht ihr Kurse?','[]','comment',NULL,'public',@{t-267000},NULL,@{t-266778},@{t-267000},'https://blog.example.org/?p=4#comment-11','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-11"}',X'628B3558475B170CDB520511659631A1',1,@{t-115819},'open','question',0,@{t-266771},NULL,NULL,NULL,'12','',NULL,0,1);
INSERT INTO "comment" VALUES(19,1,1,'12',12,2,'11',NULL,'Gerda','team','Ja, machen wir.','[]','comment',NULL,'public',@{t-267000},NULL,@{t-266660},@{t-267000},'https://blog.example.org/?p=4#comment-12','public','{"by": "5", "link": "https://blog.example.org/?p=4#comment-12"}',X'EF2D4751E623A939980C4D61D77014A0',0,@{t-266660},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:5',NULL,0,1);
INSERT INTO "comment" VALUES(20,1,1,'13',13,2,NULL,12,'Petra','customer','Macht ihr Kurse?','[]','comment',NULL,'public',@{t-267000},NULL,@{t-266502},@{t-267000},'https://blog.example.org/?p=4#comment-13','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-13"}',X'4804882813F136B89AEAA4CDFF21B498',1,@{t-115819},'open','question',0,@{t-266497},NULL,NULL,NULL,'14','',NULL,0,1);
INSERT INTO "comment" VALUES(21,1,1,'14',14,2,'13',NULL,'Gerda','team','Ja, machen wir.','[]','comment',NULL,'public',@{t-267000},NULL,@{t-266344},@{t-267000},'https://blog.example.org/?p=4#comment-14','public','{"by": "5", "link": "https://blog.example.org/?p=4#comment-14"}',X'50E5F1460B0285FB7CE2907ED7834AA8',0,@{t-266344},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:5',NULL,0,1);
INSERT INTO "comment" VALUES(22,1,1,'15',15,2,NULL,13,'Pia','customer','Macht ihr Kurse?','[]','comment',NULL,'public',@{t-267000},NULL,@{t-266205},@{t-267000},'https://blog.example.org/?p=4#comment-15','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-15"}',X'8C0C884D5024EBF73AD281AB59941BC9',1,@{t-115819},'open','question',0,@{t-266199},NULL,NULL,NULL,'16','',NULL,0,1);
INSERT INTO "comment" VALUES(23,1,1,'16',16,2,'15',NULL,'Gerda','team','Ja, machen wir.','[]','comment',NULL,'public',@{t-267000},NULL,@{t-266050},@{t-267000},'https://blog.example.org/?p=4#comment-16','public','{"by": "5", "link": "https://blog.example.org/?p=4#comment-16"}',X'3DDB06AE87BF8CF7E4E19B23DE188141',0,@{t-266050},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:5',NULL,0,1);
INSERT INTO "comment" VALUES(24,1,1,'17',17,2,NULL,14,'Anna','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-267000},NULL,@{t-265892},@{t-267000},'https://blog.example.org/?p=4#comment-17','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-17"}',X'D6E6B04F0B034065A2646C54F21C3DEA',1,@{t-115819},'answered','question',0,@{t-265887},@{t-265000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(25,1,1,'18',18,2,'17',NULL,'Redaktion','us','Bis acht, Anna.','[]','comment',NULL,'public',@{t-265000},NULL,@{t-264689},@{t-265000},'https://blog.example.org/?p=4#comment-18','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-18"}',X'D5B187D4E71D9BC888612A30B6DDA551',0,@{t-264689},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(26,1,1,'19',19,2,NULL,15,'Adam','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-265000},NULL,@{t-264689},@{t-265000},'https://blog.example.org/?p=4#comment-19','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-19"}',X'3E4CAA1A57531B568D00737E0F62FCBB',1,@{t-115819},'answered','question',0,@{t-264679},@{t-264000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(27,1,1,'20',20,2,'19',NULL,'Redaktion','us','Bis acht, Adam.','[]','comment',NULL,'public',@{t-264000},NULL,@{t-263478},@{t-264000},'https://blog.example.org/?p=4#comment-20','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-20"}',X'D720497205865D1C7C61D26C50D60354',0,@{t-263478},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(28,1,1,'21',21,2,NULL,16,'Alma','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-264000},NULL,@{t-263478},@{t-264000},'https://blog.example.org/?p=4#comment-21','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-21"}',X'28C65B980B15FADD3558F427602477AF',1,@{t-115819},'answered','question',0,@{t-263470},@{t-263000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(29,1,1,'22',22,2,'21',NULL,'Redaktion','us','Bis acht, Alma.','[]','comment',NULL,'public',@{t-263000},NULL,@{t-262288},@{t-263000},'https://blog.example.org/?p=4#comment-22','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-22"}',X'D33ABB9FE64DEB8130F3B22905713FCB',0,@{t-262288},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(30,1,1,'23',23,2,NULL,17,'Abel','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-263000},NULL,@{t-262288},@{t-263000},'https://blog.example.org/?p=4#comment-23','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-23"}',X'AF4C2B4908D713B871601348BE2877BF',1,@{t-115819},'answered','question',0,@{t-262276},@{t-262000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(31,1,1,'24',24,2,'23',NULL,'Redaktion','us','Bis acht, Abel.','[]','comment',NULL,'public',@{t-262000},NULL,@{t-261070},@{t-262000},'https://blog.example.org/?p=4#comment-24','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-24"}',X'F1A5B700C0C66623D944A579CDB787C1',0,@{t-261070},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(32,1,1,'25',25,2,NULL,18,'Elsa','customer','Kommt ihr auch?','[]','comment',NULL,'public',@{t-262000},NULL,@{t-261070},@{t-262000},'https://blog.example.org/?p=4#comment-25','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-25"}',X'B67CA74465DE5991A1B25BB879AFAAFC',1,@{t-115819},'elsewhere','question',0,@{t-261061},@{t-261000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(33,1,1,'26',26,2,'25',NULL,'Redaktion','us','Ja, gern.','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260758},@{t-261000},'https://blog.example.org/?p=4#comment-26','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-26"}',X'5E99BBC122B2F16D4910AA8E0824FF83',0,@{t-260758},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(34,1,1,'27',27,2,NULL,19,'Emil','customer','Kommt ihr auch?','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260705},@{t-261000},'https://blog.example.org/?p=4#comment-27','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-27"}',X'B32AFA15A82925320E75EE43CCE074E6',1,@{t-115819},'elsewhere','question',0,@{t-260695},@{t-261000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(35,1,1,'28',28,2,'27',NULL,'Redaktion','team','Ja, gern.','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260438},@{t-261000},'https://blog.example.org/?p=4#comment-28','public','{"by": "3", "link": "https://blog.example.org/?p=4#comment-28"}',X'F5F94FA169776BE56627AB011CE45D19',0,@{t-260438},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:3',NULL,0,1);
INSERT INTO "comment" VALUES(36,1,1,'29',29,2,NULL,20,'Dora','customer','Schöne Grüße!','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260409},@{t-261000},'https://blog.example.org/?p=4#comment-29','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-29"}',X'AB5E614E66C7E5D1F66FCAC5426D3510',1,@{t-260409},'done','other',0,@{t-260397},NULL,@{t-260290},NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(37,1,1,'30',30,2,NULL,21,'Sepp','customer','Billige Uhren!','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260135},@{t-261000},'https://blog.example.org/?p=4#comment-30','spam','{"by": "0", "link": "https://blog.example.org/?p=4#comment-30"}',X'8912E5A6464FCBFFC35774D6B674C1F9',1,@{t-115819},'open','other',0,@{t-260126},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(38,1,1,'31',31,2,NULL,22,'Tina','customer','Billige Uhren!','[]','comment',NULL,'public',@{t-260000},NULL,@{t-258906},@{t-260000},'https://blog.example.org/?p=4#comment-31','trashed','{"by": "0", "link": "https://blog.example.org/?p=4#comment-31"}',X'EEDFB7A41B9EDDA6DE9825B20DBF18DD',1,@{t-115819},'open','other',0,@{t-258897},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(39,1,1,'32',32,2,NULL,NULL,'Ulla','team','Wir waren das!','[]','comment',NULL,'public',@{t-258000},NULL,@{t-257676},@{t-258000},'https://blog.example.org/?p=4#comment-32','public','{"by": "6", "link": "https://blog.example.org/?p=4#comment-32"}',X'7557B8C2888128832FF6AAA422C25486',1,@{t-257676},'silent','other',0,@{t-257667},NULL,NULL,NULL,NULL,'user:6',NULL,0,1);
INSERT INTO "comment" VALUES(40,1,1,'33',33,2,NULL,25,'Vera','customer','Sieht man das?','[]','comment',NULL,'public',@{t-258000},NULL,@{t-257324},@{t-258000},'https://blog.example.org/?p=4#comment-33','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-33"}',X'FE250CD494EA2A907A4FE5A73CC6F445',1,@{t-115819},'open','question',0,@{t-257318},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(41,1,1,'34',34,2,'33',NULL,'Redaktion','us','Ja, Vera!','[]','comment',NULL,'public',@{t-257000},NULL,@{t-256160},@{t-257000},'https://blog.example.org/?p=4#comment-34','held','{"by": "2", "link": "https://blog.example.org/?p=4#comment-34"}',X'B0AF4FCD24E3EE3DB739AE75CD880B0E',0,@{t-115819},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(42,1,1,'35',35,2,NULL,26,'Viktor','customer','Sieht man das?','[]','comment',NULL,'public',@{t-257000},NULL,@{t-256065},@{t-257000},'https://blog.example.org/?p=4#comment-35','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-35"}',X'75BE39CE917880B9AF3B851398E92907',1,@{t-115819},'open','question',0,@{t-256058},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(43,1,1,'36',36,2,'35',NULL,'Redaktion','us','Ja, Viktor!','[]','comment',NULL,'public',@{t-255000},NULL,@{t-254800},@{t-255000},'https://blog.example.org/?p=4#comment-36','held','{"by": "2", "link": "https://blog.example.org/?p=4#comment-36"}',X'FF6C7912F3125023E2F7E288695006BB',0,@{t-115819},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(44,1,1,'37',37,2,NULL,27,'Nora','customer','Ist das sicher?','[]','comment',NULL,'public',@{t-255000},NULL,@{t-254800},@{t-255000},'https://blog.example.org/?p=4#comment-37','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-37"}',X'AA9D2E517A1468BFB22960A6B0251435',1,@{t-115819},'elsewhere','question',0,@{t-254789},@{t-254000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(45,1,1,'38',38,2,'37',NULL,'Redaktion','us','Sehr sicher, Nora.','[]','comment',NULL,'public',@{t-254000},NULL,@{t-253618},@{t-254000},'https://blog.example.org/?p=4#comment-38','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-38"}',X'4A10A0E8E5C68F5A2FC9E674474B935D',0,@{t-253618},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(46,1,1,'39',39,2,NULL,28,'Nils','customer','Ist das sicher?','[]','comment',NULL,'public',@{t-249000},NULL,@{t-248508},@{t-249000},'https://blog.example.org/?p=4#comment-39','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-39"}',X'382A4105250C0DD21F099CE470AB6FAB',1,@{t-115819},'elsewhere','question',0,@{t-248501},@{t-248000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(47,1,1,'40',40,2,'39',NULL,'Redaktion','us','Sehr sicher, Nils.','[]','comment',NULL,'public',@{t-248000},NULL,@{t-247329},@{t-248000},'https://blog.example.org/?p=4#comment-40','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-40"}',X'86A49CAF3B5BAC3F541D2DA23F489091',0,@{t-247329},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(48,1,1,'41',41,2,NULL,29,'Nina','customer','Ist das sicher?','[]','comment',NULL,'public',@{t-243000},NULL,@{t-242184},@{t-243000},'https://blog.example.org/?p=4#comment-41','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-41"}',X'44580556C5B403F8A928D5F60162F313',1,@{t-115819},'elsewhere','question',0,@{t-242171},@{t-242000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(49,1,1,'42',42,2,'41',NULL,'Redaktion','us','Sehr sicher, Nina.','[]','comment',NULL,'public',@{t-242000},NULL,@{t-241000},@{t-242000},'https://blog.example.org/?p=4#comment-42','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-42"}',X'C865B0B70C947CEA55BE45F97A7E67D3',0,@{t-241000},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(50,1,1,'43',43,2,NULL,30,'Nele','customer','Wer antwortet?','[]','comment',NULL,'public',@{t-236000},NULL,@{t-235860},@{t-236000},'https://blog.example.org/?p=4#comment-43','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-43"}',X'29FBC84C90A32B81AEB93B1C273C68C9',1,@{t-115819},'elsewhere','question',0,@{t-235854},@{t-236000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(51,1,1,'44',44,2,'43',NULL,'Redaktion','us','Wir beide.','[]','comment',NULL,'public',@{t-236000},NULL,@{t-235709},@{t-236000},'https://blog.example.org/?p=4#comment-44','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-44"}',X'2CEE4BBCC576C164FF837A20DE61BADC',0,@{t-235709},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(52,1,1,'45',45,2,NULL,31,'Nino','customer','Wer antwortet?','[]','comment',NULL,'public',@{t-235000},NULL,@{t-234562},@{t-235000},'https://blog.example.org/?p=4#comment-45','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-45"}',X'11BC4B5BD050CD9D2E4161A1FD912C60',1,@{t-115819},'elsewhere','question',0,@{t-234553},@{t-235000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(53,1,1,'46',46,2,'45',NULL,'Redaktion','us','Wir beide.','[]','comment',NULL,'public',@{t-235000},NULL,@{t-234363},@{t-235000},'https://blog.example.org/?p=4#comment-46','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-46"}',X'242D905987892869231CC41652074736',0,@{t-234363},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(54,1,1,'47',47,2,NULL,32,'Fritz','customer','Geht das?','[]','comment',NULL,'public',@{t-234000},NULL,@{t-233146},@{t-234000},'https://blog.example.org/?p=4#comment-47','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-47"}',X'57DA8720CED41577ECF70C39146F6AAC',1,@{t-115819},'open','question',0,@{t-233134},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(55,1,1,'48',48,2,NULL,33,'Frida','customer','Geht das?','[]','comment',NULL,'public',@{t-232000},NULL,@{t-231965},@{t-232000},'https://blog.example.org/?p=4#comment-48','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-48"}',X'ECA2DA5E257639E3B05F8AC003C59FD8',1,@{t-115819},'open','question',0,@{t-231954},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(56,1,1,'49',49,2,NULL,34,'Franz','customer','Geht das?','[]','comment',NULL,'public',@{t-231000},NULL,@{t-230757},@{t-231000},'https://blog.example.org/?p=4#comment-49','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-49"}',X'50054A1EEF4D14DD9779985960F88E0F',1,@{t-115819},'open','question',0,@{t-230750},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(57,1,1,'50',50,2,NULL,35,'Verena','customer','Kommt das an?','[]','comment',NULL,'public',@{t-230000},NULL,@{t-229511},@{t-230000},'https://blog.example.org/?p=4#comment-50','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-50"}',X'BDF128A4D7353F76C5253D4D0C369D44',1,@{t-115819},'open','question',0,@{t-229500},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(58,1,1,'51',51,2,NULL,36,'Sandra','customer','Kommt das an?','[]','comment',NULL,'public',@{t-230000},NULL,@{t-229239},@{t-230000},'https://blog.example.org/?p=4#comment-51','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-51"}',X'207E26C904FC6E5AC4CB2B3332251FD0',1,@{t-115819},'open','question',0,@{t-229232},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(59,1,2,'3',3,3,NULL,37,'Sonja','customer','Kommt das an?','[]','comment',NULL,'public',@{t-230000},NULL,@{t-229122},@{t-230000},'https://blog.example.org/?p=4#comment-3','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-3"}',X'4C6F7F53E3E8FD69396691A64212C38E',1,@{t-115834},'open','question',0,@{t-229116},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(60,1,1,'52',52,2,NULL,38,'Quirin','customer','Kommt das an?','[]','comment',NULL,'public',@{t-230000},NULL,@{t-228964},@{t-230000},'https://blog.example.org/?p=4#comment-52','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-52"}',X'30524FB57A5013E57F86ECC39AA5E329',1,@{t-115819},'open','question',0,@{t-228952},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(61,1,1,'53',53,2,NULL,39,'Theo','customer','Wirklich?','[]','comment',NULL,'public',@{t-229000},NULL,@{t-228661},@{t-229000},'https://blog.example.org/?p=4#comment-53','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-53"}',X'ED54D9194BEA1BC4D0B484F7612F71CE',1,@{t-115819},'open','question',0,@{t-228654},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(62,1,1,'54',54,2,NULL,40,'Toni','customer','Wirklich?','[]','comment',NULL,'public',@{t-229000},NULL,@{t-228344},@{t-229000},'https://blog.example.org/?p=4#comment-54','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-54"}',X'7D755F25113ADAA5C61C8307D7968551',1,@{t-115819},'open','question',0,@{t-228336},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(63,1,1,'55',55,2,NULL,41,'Tom','customer','Echt?','[]','comment',NULL,'public',@{t-229000},NULL,@{t-228024},@{t-229000},'https://blog.example.org/?p=4#comment-55','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-55"}',X'D013DA6D58534E9EF5918FC6797E0621',1,@{t-115819},'answered','question',0,@{t-228017},@{t-227000},NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(64,1,1,'56',56,2,'55',NULL,'Redaktion','us','Aber ja doch!','[]','comment',NULL,'public',@{t-227000},NULL,@{t-226812},@{t-227000},'https://blog.example.org/?p=4#comment-56','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-56"}',X'FF0B7F40FE78F323317E48A673526EE4',0,@{t-226812},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(65,1,5,'2',2,4,NULL,NULL,'Viele','customer','Noch einer.','[]','comment',NULL,'public',@{t-227000},NULL,@{t-226742},@{t-227000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'36148AE27D09BA04CF44CAA0E713544A',1,@{t-226742},'open','other',0,@{t-226731},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(66,1,1,'57',57,2,NULL,42,'Clara','customer','Läutet es noch?','[]','comment',NULL,'public',@{t-125000},NULL,@{t-118005},@{t-125000},'https://blog.example.org/?p=4#comment-57','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-57"}',X'B87FE4AC5F11D716C4F81C86C90B3DE1',1,@{t-115819},'open','question',0,@{t-115904},NULL,NULL,NULL,NULL,'',NULL,0,1);
INSERT INTO "comment" VALUES(67,1,1,'58',58,2,NULL,43,'Carla','customer','Läutet es auch hier?','[]','comment',NULL,'public',@{t-116000},NULL,@{t-115674},@{t-116000},'https://blog.example.org/?p=4#comment-58','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-58"}',X'83A7C86817F174DA69A42F87ACCD7E0A',1,@{t-115674},'open','question',0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,1);
CREATE TABLE connect_link (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,                                          -- for whom; 0: whoever uses the terminal
    connector TEXT NOT NULL,
    channel_id INTEGER,                                                  -- whose access is renewed; none: a new connection
    language TEXT NOT NULL,
    link_hash BLOB NOT NULL,
    browser_hash BLOB,                                                   -- of the browser that used it up
    sealed BLOB NOT NULL,                                                -- what was typed, encrypted, bound to this row
    login_id INTEGER,
    used_at INTEGER,
    done_at INTEGER,
    made_id INTEGER,                                                     -- the channel that came of it
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    UNIQUE (business_id, id)
) STRICT;
CREATE TABLE credential (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    connector TEXT NOT NULL,
    sealed BLOB NOT NULL,                                -- encrypted, bound to this row
    saved_at INTEGER NOT NULL, ends_at INTEGER, hook TEXT,
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "credential" VALUES(1,1,'wordpress',X'6741414141414272444477715634703764723169486554536E7972534B4C552D736B7677536F6C624C424139587674377A534462577561616571563961547A67547A4E2D6A6E43666C49556752464B4E534969316F6857667151712D6E71426C6C57584C736245754557567839594D776A436A6E457A6839457232314C5A36714C784A7A737739624D397857393734786A7139616F483737645852794E6E6436556B474D45346565735F77326849387A594E2D39513436364F56782D6731617577377470384F516E6F66726F',@{t-273411},NULL,NULL);
INSERT INTO "credential" VALUES(3,1,'wordpress',X'674141414141427244447773374562455F61706E6F625332673237784537376A32636733657447535A786D6D2D6F494F76626C55466B447254336142546E6B4B5A634C486A514A504B4B53486178334F79386F31526E484D52576A63633859774954414D6665726F633059636432435F5A4A4D377947387576677333625F626F61546666546D5A432D675930364F4373666E356A6A63576B663770466E6D416B75495972783531715F4A583377427031506434576B32614E3874713676616D5F6D755558544D7868312D4939',@{t-271038},NULL,NULL);
CREATE TABLE cursor (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    poll TEXT NOT NULL,
    cursor TEXT NOT NULL DEFAULT '',
    next_at INTEGER NOT NULL,
    last_at INTEGER, began_at INTEGER, walked_since INTEGER, doubt TEXT NOT NULL DEFAULT '',                                     -- when its last walk was complete
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (channel_id, poll)
) STRICT;
INSERT INTO "cursor" VALUES(1,1,1,'fast','{"mode": "all", "settled_total": 56, "top": 57}',@{t-115602},@{t-115890},NULL,@{t-115890},'');
INSERT INTO "cursor" VALUES(2,1,1,'watch','',@{t-115524},@{t-115819},NULL,@{t-115819},'');
INSERT INTO "cursor" VALUES(3,1,1,'sweep','{"mode": "all", "settled_total": 57, "top": 58}',@{t-115384},@{t-115674},NULL,@{t-115674},'');
INSERT INTO "cursor" VALUES(4,1,2,'fast','{"mode": "all", "settled_total": 2, "top": 3}',@{t-115587},@{t-115904},NULL,@{t-115904},'');
INSERT INTO "cursor" VALUES(5,1,2,'watch','',@{t-115553},@{t-115834},NULL,@{t-115834},'');
INSERT INTO "cursor" VALUES(6,1,2,'sweep','{"mode": "all", "settled_total": 2, "top": 3}',@{t-115386},@{t-115692},NULL,@{t-115692},'');
INSERT INTO "cursor" VALUES(7,1,3,'fast','{"mode": "public", "settled_total": 7, "top": 8}',@{t-115610},@{t-115890},NULL,@{t-115890},'');
INSERT INTO "cursor" VALUES(8,1,3,'watch','',@{t-115522},@{t-115804},NULL,@{t-115804},'');
INSERT INTO "cursor" VALUES(9,1,3,'sweep','{"mode": "public", "settled_total": 7, "top": 8}',@{t-115414},@{t-115721},NULL,@{t-115721},'');
INSERT INTO "cursor" VALUES(10,1,4,'fast','{"mode": "all", "settled_total": 0}',@{t-110242},@{t-227062},NULL,@{t-227062},'');
INSERT INTO "cursor" VALUES(11,1,4,'watch','',@{t-110242},@{t-227131},NULL,@{t-227131},'');
INSERT INTO "cursor" VALUES(12,1,4,'sweep','{"mode": "all", "settled_total": 0}',@{t-110242},@{t-226950},NULL,@{t-226950},'');
INSERT INTO "cursor" VALUES(13,1,5,'fast','{"mode": "public", "settled_total": 1, "top": 2}',@{t-226416},@{t-226742},NULL,@{t-226742},'');
INSERT INTO "cursor" VALUES(14,1,5,'watch','',@{t-226721},@{t-227044},NULL,@{t-227044},'');
INSERT INTO "cursor" VALUES(15,1,5,'sweep','{"mode": "public", "settled_total": 0}',@{t-226742},@{t-226941},NULL,@{t-226941},'');
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    channel_id INTEGER,
    comment_id INTEGER,
    reply_id INTEGER,
    member_id INTEGER,                                   -- NULL: the bot itself or the platform
    detail TEXT NOT NULL DEFAULT '',                     -- JSON without customers' words
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, reply_id) REFERENCES outbox (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "event" VALUES(1,1,@{t-274122},'changed',NULL,NULL,NULL,@{owner},'{"setting": "language"}');
INSERT INTO "event" VALUES(2,1,@{t-274114},'changed',NULL,NULL,NULL,@{owner},'{"setting": "details"}');
INSERT INTO "event" VALUES(3,1,@{t-274110},'changed',NULL,NULL,NULL,@{owner},'{"setting": "places"}');
INSERT INTO "event" VALUES(4,1,@{t-274110},'changed',NULL,NULL,NULL,@{owner},'{"setting": "places"}');
INSERT INTO "event" VALUES(5,1,@{t-274110},'setup',NULL,NULL,NULL,@{owner},'');
INSERT INTO "event" VALUES(6,1,@{t-273411},'connected',1,NULL,NULL,0,'');
INSERT INTO "event" VALUES(7,1,@{t-272617},'connected',2,NULL,NULL,0,'');
INSERT INTO "event" VALUES(8,1,@{t-271840},'lamp',3,NULL,NULL,NULL,'{"side": "send", "glow": "off", "reason": ""}');
INSERT INTO "event" VALUES(9,1,@{t-271840},'connected',3,NULL,NULL,0,'');
INSERT INTO "event" VALUES(10,1,@{t-271835},'announced',3,1,NULL,NULL,'');
INSERT INTO "event" VALUES(11,1,@{t-271835},'announced',3,2,NULL,NULL,'');
INSERT INTO "event" VALUES(12,1,@{t-271835},'announced',3,3,NULL,NULL,'');
INSERT INTO "event" VALUES(13,1,@{t-271835},'announced',3,4,NULL,NULL,'');
INSERT INTO "event" VALUES(14,1,@{t-271835},'announced',3,5,NULL,NULL,'');
INSERT INTO "event" VALUES(15,1,@{t-271038},'connected',4,NULL,NULL,0,'');
INSERT INTO "event" VALUES(16,1,@{t-270196},'lamp',5,NULL,NULL,NULL,'{"side": "send", "glow": "off", "reason": ""}');
INSERT INTO "event" VALUES(17,1,@{t-270196},'connected',5,NULL,NULL,0,'');
INSERT INTO "event" VALUES(18,1,@{t-270013},'template_added',NULL,NULL,NULL,@{owner},'{"template": "1"}');
INSERT INTO "event" VALUES(19,1,@{t-270004},'template_added',NULL,NULL,NULL,@{owner},'{"template": "2"}');
INSERT INTO "event" VALUES(20,1,@{t-269956},'announced',1,6,NULL,NULL,'');
INSERT INTO "event" VALUES(21,1,@{t-269760},'announced',1,7,NULL,NULL,'');
INSERT INTO "event" VALUES(22,1,@{t-269645},'done',3,1,NULL,@{owner},'');
INSERT INTO "event" VALUES(23,1,@{t-269645},'done',3,2,NULL,@{owner},'');
INSERT INTO "event" VALUES(24,1,@{t-269645},'done',3,3,NULL,@{owner},'');
INSERT INTO "event" VALUES(25,1,@{t-269645},'done',3,4,NULL,@{owner},'');
INSERT INTO "event" VALUES(26,1,@{t-269645},'done',3,5,NULL,@{owner},'');
INSERT INTO "event" VALUES(27,1,@{t-269645},'done',1,6,NULL,@{owner},'');
INSERT INTO "event" VALUES(28,1,@{t-269645},'done',1,7,NULL,@{owner},'');
INSERT INTO "event" VALUES(29,1,@{t-269640},'reopened',3,1,NULL,@{owner},'');
INSERT INTO "event" VALUES(30,1,@{t-269640},'reopened',3,2,NULL,@{owner},'');
INSERT INTO "event" VALUES(31,1,@{t-269640},'reopened',3,3,NULL,@{owner},'');
INSERT INTO "event" VALUES(32,1,@{t-269640},'reopened',3,4,NULL,@{owner},'');
INSERT INTO "event" VALUES(33,1,@{t-269640},'reopened',3,5,NULL,@{owner},'');
INSERT INTO "event" VALUES(34,1,@{t-269640},'reopened',1,6,NULL,@{owner},'');
INSERT INTO "event" VALUES(35,1,@{t-269640},'reopened',1,7,NULL,@{owner},'');
INSERT INTO "event" VALUES(36,1,@{t-269432},'announced',1,8,NULL,NULL,'');
INSERT INTO "event" VALUES(37,1,@{t-269121},'announced',1,9,NULL,NULL,'');
INSERT INTO "event" VALUES(38,1,@{t-268836},'announced',1,10,NULL,NULL,'');
INSERT INTO "event" VALUES(39,1,@{t-268500},'announced',2,11,NULL,NULL,'');
INSERT INTO "event" VALUES(40,1,@{t-268236},'announced',1,12,NULL,NULL,'');
INSERT INTO "event" VALUES(41,1,@{t-267954},'edited',1,12,NULL,NULL,'');
INSERT INTO "event" VALUES(42,1,@{t-267917},'announced',1,13,NULL,NULL,'');
INSERT INTO "event" VALUES(43,1,@{t-267643},'announced',1,14,NULL,NULL,'');
INSERT INTO "event" VALUES(44,1,@{t-267349},'announced',1,15,NULL,NULL,'');
INSERT INTO "event" VALUES(45,1,@{t-267235},'announced',3,16,NULL,NULL,'');
INSERT INTO "event" VALUES(46,1,@{t-267113},'handed_over',3,16,NULL,@{owner},'');
INSERT INTO "event" VALUES(47,1,@{t-266915},'announced',3,17,NULL,NULL,'');
INSERT INTO "event" VALUES(48,1,@{t-266798},'handed_over',3,17,NULL,@{owner},'');
INSERT INTO "event" VALUES(49,1,@{t-266778},'announced',1,18,NULL,NULL,'');
INSERT INTO "event" VALUES(50,1,@{t-266660},'probably',1,18,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(51,1,@{t-266502},'announced',1,20,NULL,NULL,'');
INSERT INTO "event" VALUES(52,1,@{t-266344},'probably',1,20,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(53,1,@{t-266205},'announced',1,22,NULL,NULL,'');
INSERT INTO "event" VALUES(54,1,@{t-266050},'probably',1,22,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(55,1,@{t-265892},'announced',1,24,NULL,NULL,'');
INSERT INTO "event" VALUES(56,1,@{t-265776},'queued',1,24,1,@{owner},'');
INSERT INTO "event" VALUES(57,1,@{t-264776},'sent',1,24,1,@{owner},'');
INSERT INTO "event" VALUES(58,1,@{t-264689},'announced',1,26,NULL,NULL,'');
INSERT INTO "event" VALUES(59,1,@{t-264569},'queued',1,26,2,@{owner},'');
INSERT INTO "event" VALUES(60,1,@{t-263569},'sent',1,26,2,@{owner},'');
INSERT INTO "event" VALUES(61,1,@{t-263478},'announced',1,28,NULL,NULL,'');
INSERT INTO "event" VALUES(62,1,@{t-263357},'queued',1,28,3,@{owner},'');
INSERT INTO "event" VALUES(63,1,@{t-262356},'sent',1,28,3,@{owner},'');
INSERT INTO "event" VALUES(64,1,@{t-262288},'announced',1,30,NULL,NULL,'');
INSERT INTO "event" VALUES(65,1,@{t-262168},'queued',1,30,4,@{owner},'');
INSERT INTO "event" VALUES(66,1,@{t-261167},'sent',1,30,4,@{owner},'');
INSERT INTO "event" VALUES(67,1,@{t-261070},'announced',1,32,NULL,NULL,'');
INSERT INTO "event" VALUES(68,1,@{t-260758},'answered_elsewhere',1,32,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(69,1,@{t-260705},'announced',1,34,NULL,NULL,'');
INSERT INTO "event" VALUES(70,1,@{t-260438},'answered_elsewhere',1,34,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(71,1,@{t-260409},'announced',1,36,NULL,NULL,'');
INSERT INTO "event" VALUES(72,1,@{t-260290},'done',1,36,NULL,@{owner},'');
INSERT INTO "event" VALUES(73,1,@{t-260135},'announced',1,37,NULL,NULL,'');
INSERT INTO "event" VALUES(74,1,@{t-260016},'queued',1,37,5,@{owner},'{"act": "spam"}');
INSERT INTO "event" VALUES(75,1,@{t-259016},'acted',1,37,5,@{owner},'{"act": "spam"}');
INSERT INTO "event" VALUES(76,1,@{t-258906},'announced',1,38,NULL,NULL,'');
INSERT INTO "event" VALUES(77,1,@{t-258783},'queued',1,38,6,@{owner},'{"act": "trash"}');
INSERT INTO "event" VALUES(78,1,@{t-257783},'acted',1,38,6,@{owner},'{"act": "trash"}');
INSERT INTO "event" VALUES(79,1,@{t-257676},'announced',1,39,NULL,NULL,'');
INSERT INTO "event" VALUES(80,1,@{t-257482},'deleted',1,39,NULL,NULL,'');
INSERT INTO "event" VALUES(81,1,@{t-257383},'restored',1,39,NULL,NULL,'');
INSERT INTO "event" VALUES(82,1,@{t-257369},'author_placed',1,39,NULL,@{owner},'{"who": "team"}');
INSERT INTO "event" VALUES(83,1,@{t-257324},'announced',1,40,NULL,NULL,'');
INSERT INTO "event" VALUES(84,1,@{t-257207},'queued',1,40,7,@{owner},'');
INSERT INTO "event" VALUES(85,1,@{t-256207},'sent',1,40,7,@{owner},'');
INSERT INTO "event" VALUES(86,1,@{t-256207},'not_visible',1,40,NULL,NULL,'{"where": "held"}');
INSERT INTO "event" VALUES(87,1,@{t-256065},'announced',1,42,NULL,NULL,'');
INSERT INTO "event" VALUES(88,1,@{t-255949},'queued',1,42,8,@{owner},'');
INSERT INTO "event" VALUES(89,1,@{t-254948},'sent',1,42,8,@{owner},'');
INSERT INTO "event" VALUES(90,1,@{t-254948},'not_visible',1,42,NULL,NULL,'{"where": "held"}');
INSERT INTO "event" VALUES(91,1,@{t-254800},'announced',1,44,NULL,NULL,'');
INSERT INTO "event" VALUES(92,1,@{t-254680},'queued',1,44,9,@{owner},'');
INSERT INTO "event" VALUES(93,1,@{t-253618},'answered_elsewhere',1,44,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(94,1,@{t-248678},'needs_human',1,44,9,@{owner},'{"reason": "maybe_ours"}');
INSERT INTO "event" VALUES(95,1,@{t-248508},'announced',1,46,NULL,NULL,'');
INSERT INTO "event" VALUES(96,1,@{t-248391},'queued',1,46,10,@{owner},'');
INSERT INTO "event" VALUES(97,1,@{t-247329},'answered_elsewhere',1,46,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(98,1,@{t-242390},'needs_human',1,46,10,@{owner},'{"reason": "maybe_ours"}');
INSERT INTO "event" VALUES(99,1,@{t-242184},'announced',1,48,NULL,NULL,'');
INSERT INTO "event" VALUES(100,1,@{t-242059},'queued',1,48,11,@{owner},'');
INSERT INTO "event" VALUES(101,1,@{t-241000},'answered_elsewhere',1,48,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(102,1,@{t-236058},'needs_human',1,48,11,@{owner},'{"reason": "maybe_ours"}');
INSERT INTO "event" VALUES(103,1,@{t-235860},'announced',1,50,NULL,NULL,'');
INSERT INTO "event" VALUES(104,1,@{t-235743},'queued',1,50,12,@{owner},'');
INSERT INTO "event" VALUES(105,1,@{t-235709},'answered_elsewhere',1,50,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(106,1,@{t-234743},'needs_human',1,50,12,@{owner},'{"reason": "answered_meanwhile"}');
INSERT INTO "event" VALUES(107,1,@{t-234562},'announced',1,52,NULL,NULL,'');
INSERT INTO "event" VALUES(108,1,@{t-234436},'queued',1,52,13,@{owner},'');
INSERT INTO "event" VALUES(109,1,@{t-234363},'answered_elsewhere',1,52,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(110,1,@{t-233436},'needs_human',1,52,13,@{owner},'{"reason": "answered_meanwhile"}');
INSERT INTO "event" VALUES(111,1,@{t-233146},'announced',1,54,NULL,NULL,'');
INSERT INTO "event" VALUES(112,1,@{t-233023},'queued',1,54,14,@{owner},'');
INSERT INTO "event" VALUES(113,1,@{t-232022},'failed',1,54,14,@{owner},'{"reason": "closed"}');
INSERT INTO "event" VALUES(114,1,@{t-231965},'announced',1,55,NULL,NULL,'');
INSERT INTO "event" VALUES(115,1,@{t-231830},'queued',1,55,15,@{owner},'');
INSERT INTO "event" VALUES(116,1,@{t-230830},'failed',1,55,15,@{owner},'{"reason": "closed"}');
INSERT INTO "event" VALUES(117,1,@{t-230757},'announced',1,56,NULL,NULL,'');
INSERT INTO "event" VALUES(118,1,@{t-230640},'queued',1,56,16,@{owner},'');
INSERT INTO "event" VALUES(119,1,@{t-229640},'failed',1,56,16,@{owner},'{"reason": "gone"}');
INSERT INTO "event" VALUES(120,1,@{t-229596},'paused',3,NULL,NULL,@{owner},'');
INSERT INTO "event" VALUES(121,1,@{t-229591},'lamp',3,NULL,NULL,NULL,'{"side": "send", "glow": "on", "reason": ""}');
INSERT INTO "event" VALUES(122,1,@{t-229591},'resumed',3,NULL,NULL,@{owner},'');
INSERT INTO "event" VALUES(123,1,@{t-229511},'announced',1,57,NULL,NULL,'');
INSERT INTO "event" VALUES(124,1,@{t-229239},'announced',1,58,NULL,NULL,'');
INSERT INTO "event" VALUES(125,1,@{t-229122},'announced',2,59,NULL,NULL,'');
INSERT INTO "event" VALUES(126,1,@{t-228964},'announced',1,60,NULL,NULL,'');
INSERT INTO "event" VALUES(127,1,@{t-228661},'announced',1,61,NULL,NULL,'');
INSERT INTO "event" VALUES(128,1,@{t-228344},'announced',1,62,NULL,NULL,'');
INSERT INTO "event" VALUES(129,1,@{t-228024},'announced',1,63,NULL,NULL,'');
INSERT INTO "event" VALUES(130,1,@{t-227905},'queued',1,63,17,@{owner},'');
INSERT INTO "event" VALUES(131,1,@{t-226905},'sent',1,63,17,@{owner},'');
INSERT INTO "event" VALUES(132,1,@{t-226855},'lamp',4,NULL,NULL,NULL,'{"side": "read", "glow": "out", "reason": "revoked"}');
INSERT INTO "event" VALUES(133,1,@{t-226742},'announced',5,65,NULL,NULL,'');
INSERT INTO "event" VALUES(134,1,@{t-226742},'lamp',5,NULL,NULL,NULL,'{"side": "read", "glow": "out", "reason": "flood"}');
INSERT INTO "event" VALUES(135,1,@{t-124995},'queued',1,57,18,@{owner},'');
INSERT INTO "event" VALUES(136,1,@{t-124975},'queued',1,58,19,@{owner},'');
INSERT INTO "event" VALUES(137,1,@{t-124961},'queued',2,59,20,@{owner},'');
INSERT INTO "event" VALUES(138,1,@{t-118005},'announced',1,66,NULL,NULL,'');
INSERT INTO "event" VALUES(139,1,@{t-115810},'queued',1,60,21,@{owner},'');
INSERT INTO "event" VALUES(140,1,@{t-115674},'announced',1,67,NULL,NULL,'');
CREATE TABLE form_text (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    template_id INTEGER,
    purpose TEXT NOT NULL CHECK (purpose IN ('reply', 'edit_own')),
    body TEXT NOT NULL,
    interaction_id INTEGER NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    used_at INTEGER, blanks TEXT NOT NULL DEFAULT '',                                     -- when it became an outbox row
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id),
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "form_text" VALUES(1,1,16,@{owner},NULL,'reply','Hinterm Haus.',@{s-267114+0},@{t-267113},@{t-267113},'');
INSERT INTO "form_text" VALUES(2,1,17,@{owner},NULL,'reply','Hinterm Haus.',@{s-266799+0},@{t-266798},@{t-266798},'');
INSERT INTO "form_text" VALUES(3,1,24,@{owner},NULL,'reply','Bis acht, Anna.',@{s-265776+0},@{t-265776},@{t-265776},'');
INSERT INTO "form_text" VALUES(4,1,26,@{owner},NULL,'reply','Bis acht, Adam.',@{s-264570+0},@{t-264569},@{t-264569},'');
INSERT INTO "form_text" VALUES(5,1,28,@{owner},NULL,'reply','Bis acht, Alma.',@{s-263358+0},@{t-263357},@{t-263357},'');
INSERT INTO "form_text" VALUES(6,1,30,@{owner},NULL,'reply','Bis acht, Abel.',@{s-262169+0},@{t-262168},@{t-262168},'');
INSERT INTO "form_text" VALUES(7,1,40,@{owner},NULL,'reply','Ja, Vera!',@{s-257208+0},@{t-257207},@{t-257207},'');
INSERT INTO "form_text" VALUES(8,1,42,@{owner},NULL,'reply','Ja, Viktor!',@{s-255950+0},@{t-255949},@{t-255949},'');
INSERT INTO "form_text" VALUES(9,1,44,@{owner},NULL,'reply','Sicher, Nora.',@{s-254680+0},@{t-254680},@{t-254680},'');
INSERT INTO "form_text" VALUES(10,1,46,@{owner},NULL,'reply','Sicher, Nils.',@{s-248392+0},@{t-248391},@{t-248391},'');
INSERT INTO "form_text" VALUES(11,1,48,@{owner},NULL,'reply','Sicher, Nina.',@{s-242059+0},@{t-242059},@{t-242059},'');
INSERT INTO "form_text" VALUES(12,1,50,@{owner},NULL,'reply','Ich, Nele.',@{s-235744+0},@{t-235743},@{t-235743},'');
INSERT INTO "form_text" VALUES(13,1,52,@{owner},NULL,'reply','Ich, Nino.',@{s-234437+0},@{t-234436},@{t-234436},'');
INSERT INTO "form_text" VALUES(14,1,54,@{owner},NULL,'reply','Geht, Fritz.',@{s-233024+0},@{t-233023},@{t-233023},'');
INSERT INTO "form_text" VALUES(15,1,55,@{owner},NULL,'reply','Geht, Frida.',@{s-231833+0},@{t-231830},@{t-231830},'');
INSERT INTO "form_text" VALUES(16,1,56,@{owner},NULL,'reply','Geht, Franz.',@{s-230641+0},@{t-230640},@{t-230640},'');
INSERT INTO "form_text" VALUES(17,1,63,@{owner},NULL,'reply','Aber ja doch!',@{s-227906+0},@{t-227905},@{t-227905},'');
INSERT INTO "form_text" VALUES(18,1,61,@{owner},NULL,'reply','Aber ja doch!',@{s-226892+0},@{t-226891},NULL,'');
INSERT INTO "form_text" VALUES(19,1,62,@{owner},NULL,'reply','Aber ja doch!',@{s-226881+0},@{t-226880},NULL,'');
INSERT INTO "form_text" VALUES(20,1,57,@{owner},NULL,'reply','Kommt an, Verena.',@{s-124996+0},@{t-124995},@{t-124995},'');
INSERT INTO "form_text" VALUES(21,1,58,@{owner},NULL,'reply','Kommt an, Sandra.',@{s-124976+0},@{t-124975},@{t-124975},'');
INSERT INTO "form_text" VALUES(22,1,59,@{owner},NULL,'reply','Kommt an, Sonja.',@{s-124962+0},@{t-124961},@{t-124961},'');
INSERT INTO "form_text" VALUES(23,1,60,@{owner},NULL,'reply','Kommt an, Quirin.',@{s-115813+0},@{t-115810},@{t-115810},'');
CREATE TABLE job_run (
    id INTEGER PRIMARY KEY,
    business_id INTEGER REFERENCES business (id) ON DELETE CASCADE,  -- NULL: of the installation
    kind TEXT NOT NULL,
    local_date TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'running', 'done', 'skipped', 'failed')),
    started_at INTEGER,
    ended_at INTEGER,
    place_id INTEGER,
    message_id INTEGER, holder TEXT NOT NULL DEFAULT '', held_until INTEGER,
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "job_run" VALUES(1,NULL,'backup','@{D+0}',@{t-41220000},'done',@{t-276179},@{t-276179},NULL,NULL,'',NULL);
INSERT INTO "job_run" VALUES(2,NULL,'backup','@{D+1}',@{t+45180000},'due',NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "job_run" VALUES(3,1,'digest','@{D+0}',@{t-120000},'running',@{t-115904},NULL,NULL,NULL,'ed29a1d862d7ac58',@{t-55904});
INSERT INTO "job_run" VALUES(4,1,'digest','@{D+1}',@{t+86280000},'due',NULL,NULL,NULL,NULL,'',NULL);
CREATE TABLE login (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    connector TEXT NOT NULL,
    channel_id INTEGER,                                  -- whose access is renewed; none: a new connection
    state TEXT NOT NULL,
    sealed BLOB NOT NULL,                                -- encrypted, bound to this row
    answered_at INTEGER,
    expires_at INTEGER NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, state),
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id)
) STRICT;
CREATE TABLE meter (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    credential_id INTEGER,
    channel_id INTEGER,                                                  -- of a removed channel, until it has an access again
    quota TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    units INTEGER NOT NULL,
    cap INTEGER,                                                         -- NULL: what the platform's declaration says
    CHECK ((credential_id IS NULL) <> (channel_id IS NULL)),
    UNIQUE (business_id, id),
    UNIQUE (business_id, credential_id, quota),
    UNIQUE (business_id, channel_id, quota),
    FOREIGN KEY (business_id, credential_id) REFERENCES credential (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE
) STRICT;
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    errand TEXT NOT NULL CHECK (errand IN ('reply', 'edit_own', 'delete_own', 'act')),
    act TEXT NOT NULL DEFAULT '',
    parent TEXT NOT NULL,                                -- external id it hangs under, or that is acted on
    body TEXT NOT NULL DEFAULT '',
    body_norm TEXT NOT NULL DEFAULT '',                  -- as platforms may give it back; for matching
    approve_first INTEGER NOT NULL DEFAULT 0,
    approved_at INTEGER,
    state TEXT NOT NULL DEFAULT 'queued' CHECK (
        state IN ('queued', 'sending', 'verifying', 'sent', 'failed', 'needs_human', 'cancelled')),
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    first_attempt_at INTEGER,
    last_attempt_at INTEGER,
    unclear INTEGER NOT NULL DEFAULT 0,
    final INTEGER NOT NULL DEFAULT 0,
    verify_failures INTEGER NOT NULL DEFAULT 0,
    looks INTEGER NOT NULL DEFAULT 0,                    -- read-backs that answered without a hit
    external_id TEXT,
    url TEXT NOT NULL DEFAULT '',
    posted_at INTEGER,
    prepared TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    template_id INTEGER,
    created_by INTEGER NOT NULL,
    interaction_id INTEGER UNIQUE,                       -- a doubled click makes no second row
    created_at INTEGER NOT NULL,
    settled_at INTEGER, visibility TEXT NOT NULL DEFAULT 'public', confirmed_at INTEGER, holder TEXT NOT NULL DEFAULT '', held_until INTEGER,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id),
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "outbox" VALUES(1,1,1,24,'reply','','17','Bis acht, Anna.','Bisacht,Anna.',0,NULL,'sent',1,@{t-264776},@{t-264776},@{t-264776},0,0,0,0,'18','https://blog.example.org/?p=4#comment-18',@{t-265000},'["", ""]','',NULL,@{owner},@{s-265776+0},@{t-265776},@{t-264776},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(2,1,1,26,'reply','','19','Bis acht, Adam.','Bisacht,Adam.',0,NULL,'sent',1,@{t-263569},@{t-263569},@{t-263569},0,0,0,0,'20','https://blog.example.org/?p=4#comment-20',@{t-264000},'["", ""]','',NULL,@{owner},@{s-264570+0},@{t-264569},@{t-263569},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(3,1,1,28,'reply','','21','Bis acht, Alma.','Bisacht,Alma.',0,NULL,'sent',1,@{t-262357},@{t-262356},@{t-262356},0,0,0,0,'22','https://blog.example.org/?p=4#comment-22',@{t-263000},'["", ""]','',NULL,@{owner},@{s-263358+0},@{t-263357},@{t-262356},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(4,1,1,30,'reply','','23','Bis acht, Abel.','Bisacht,Abel.',0,NULL,'sent',1,@{t-261168},@{t-261167},@{t-261167},0,0,0,0,'24','https://blog.example.org/?p=4#comment-24',@{t-262000},'["", ""]','',NULL,@{owner},@{s-262169+0},@{t-262168},@{t-261167},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(5,1,1,37,'act','spam','30','','',0,NULL,'sent',1,@{t-259016},@{t-259016},@{t-259016},0,0,0,0,NULL,'',@{t-259016},'','',NULL,@{owner},@{s-260017+0},@{t-260016},@{t-259016},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(6,1,1,38,'act','trash','31','','',0,NULL,'sent',1,@{t-257783},@{t-257783},@{t-257783},0,0,0,0,NULL,'',@{t-257783},'','',NULL,@{owner},@{s-258784+0},@{t-258783},@{t-257783},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(7,1,1,40,'reply','','33','Ja, Vera!','Ja,Vera!',0,NULL,'sent',1,@{t-256207},@{t-256207},@{t-256207},0,0,0,0,'34','https://blog.example.org/?p=4#comment-34',@{t-257000},'["", ""]','',NULL,@{owner},@{s-257208+0},@{t-257207},@{t-256207},'held',NULL,'',NULL);
INSERT INTO "outbox" VALUES(8,1,1,42,'reply','','35','Ja, Viktor!','Ja,Viktor!',0,NULL,'sent',1,@{t-254949},@{t-254948},@{t-254948},0,0,0,0,'36','https://blog.example.org/?p=4#comment-36',@{t-255000},'["", ""]','',NULL,@{owner},@{s-255950+0},@{t-255949},@{t-254948},'held',NULL,'',NULL);
INSERT INTO "outbox" VALUES(9,1,1,44,'reply','','37','Sicher, Nora.','Sicher,Nora.',0,NULL,'needs_human',1,@{t-248679},@{t-253679},@{t-253679},1,0,0,0,NULL,'',NULL,'["", ""]','maybe_ours',NULL,@{owner},@{s-254680+0},@{t-254680},@{t-248678},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(10,1,1,46,'reply','','39','Sicher, Nils.','Sicher,Nils.',0,NULL,'needs_human',1,@{t-242391},@{t-247391},@{t-247391},1,0,0,0,NULL,'',NULL,'["", ""]','maybe_ours',NULL,@{owner},@{s-248392+0},@{t-248391},@{t-242390},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(11,1,1,48,'reply','','41','Sicher, Nina.','Sicher,Nina.',0,NULL,'needs_human',1,@{t-236059},@{t-241059},@{t-241059},1,0,0,0,NULL,'',NULL,'["", ""]','maybe_ours',NULL,@{owner},@{s-242059+0},@{t-242059},@{t-236058},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(12,1,1,50,'reply','','43','Ich, Nele.','Ich,Nele.',0,NULL,'needs_human',0,@{t-234743},NULL,NULL,0,0,0,0,NULL,'',NULL,'','answered_meanwhile',NULL,@{owner},@{s-235744+0},@{t-235743},@{t-234743},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(13,1,1,52,'reply','','45','Ich, Nino.','Ich,Nino.',0,NULL,'needs_human',0,@{t-233436},NULL,NULL,0,0,0,0,NULL,'',NULL,'','answered_meanwhile',NULL,@{owner},@{s-234437+0},@{t-234436},@{t-233436},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(14,1,1,54,'reply','','47','Geht, Fritz.','Geht,Fritz.',0,NULL,'failed',1,@{t-232023},@{t-232022},@{t-232022},0,0,0,0,NULL,'',NULL,'["", ""]','closed',NULL,@{owner},@{s-233024+0},@{t-233023},@{t-232022},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(15,1,1,55,'reply','','48','Geht, Frida.','Geht,Frida.',0,NULL,'failed',1,@{t-230830},@{t-230830},@{t-230830},0,0,0,0,NULL,'',NULL,'["", ""]','closed',NULL,@{owner},@{s-231833+0},@{t-231830},@{t-230830},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(16,1,1,56,'reply','','49','Geht, Franz.','Geht,Franz.',0,NULL,'failed',1,@{t-229640},@{t-229640},@{t-229640},0,0,0,0,NULL,'',NULL,'["", ""]','gone',NULL,@{owner},@{s-230641+0},@{t-230640},@{t-229640},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(17,1,1,63,'reply','','55','Aber ja doch!','Aberjadoch!',0,NULL,'sent',1,@{t-226905},@{t-226905},@{t-226905},0,0,0,0,'56','https://blog.example.org/?p=4#comment-56',@{t-227000},'["", ""]','',NULL,@{owner},@{s-227906+0},@{t-227905},@{t-226905},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(18,1,1,57,'reply','','50','Kommt an, Verena.','Kommtan,Verena.',0,NULL,'verifying',1,@{t-113005},@{t-118005},@{t-118005},1,0,0,0,NULL,'',NULL,'["", ""]','',NULL,@{owner},@{s-124996+0},@{t-124995},NULL,'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(19,1,1,58,'reply','','51','Kommt an, Sandra.','Kommtan,Sandra.',0,NULL,'sending',1,@{t-123975},@{t-117889},@{t-117889},0,0,0,0,NULL,'',NULL,'["", ""]','',NULL,@{owner},@{s-124976+0},@{t-124975},NULL,'public',NULL,'ed29a1d862d7ac58',@{t-57889});
INSERT INTO "outbox" VALUES(20,1,2,59,'reply','','3','Kommt an, Sonja.','Kommtan,Sonja.',0,NULL,'sending',1,@{t-123961},@{t-118005},@{t-118005},0,0,0,0,NULL,'',NULL,'["", ""]','',NULL,@{owner},@{s-124962+0},@{t-124961},NULL,'public',NULL,'ed29a1d862d7ac58',@{t-58005});
INSERT INTO "outbox" VALUES(21,1,1,60,'reply','','52','Kommt an, Quirin.','Kommtan,Quirin.',0,NULL,'queued',0,@{t-55810},NULL,NULL,0,0,0,0,NULL,'',NULL,'','',NULL,@{owner},@{s-115813+0},@{t-115810},NULL,'public',NULL,'',NULL);
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    author_id TEXT NOT NULL,
    name TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL, asked_at INTEGER,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (channel_id, author_id)
) STRICT;
INSERT INTO "person" VALUES(1,1,1,'mail:0f30ff602c03d582bb1111f44b63ca75d241d58ed1b49667514ba4a37c0251b1','Alle',@{t-269956},NULL);
INSERT INTO "person" VALUES(2,1,1,'mail:472d8387d57a8acabb14e847747dd95b14c1c7d02d9880b208326819a1f8242f','Viele',@{t-269760},NULL);
INSERT INTO "person" VALUES(3,1,1,'mail:ff08b288449af59d091c5246679ae76be60e4e1bc9cd777fb2ac3c4258c77e2e','Olga',@{t-269432},NULL);
INSERT INTO "person" VALUES(4,1,1,'user:4','Oskar',@{t-269121},NULL);
INSERT INTO "person" VALUES(5,1,1,'mail:ed8b1098e6bf1bb9fd85f0417832477d99666fba67c56ec801df4523b1a10a83','Opa',@{t-268836},NULL);
INSERT INTO "person" VALUES(6,1,2,'mail:0cf23cbbfee3ed9f517791fa13ee1934d79d34fb1d7d5e9cae045479e4bbcecf','Ober',@{t-268500},NULL);
INSERT INTO "person" VALUES(7,1,1,'mail:3a4b460fb02cc92e0b0608f1716337a2add60dd2c7c529ba7352b3e7568d63dc','Ida',@{t-268236},NULL);
INSERT INTO "person" VALUES(8,1,1,'mail:b9f84b7f0da26284d01b2c80a682cd2a6ace09bc2a8c57937220447eee6403f3','Hedi',@{t-267917},NULL);
INSERT INTO "person" VALUES(9,1,1,'mail:360d6920258a8cef77139aa73eb6623cbb940df2d278fc2fc1a719168e52b58c','Hans',@{t-267643},NULL);
INSERT INTO "person" VALUES(10,1,1,'mail:5c8cd941ca2a78f6bcbd0aea42a48fd04e4252ba0d5d38a68a4910214896109d','Heinz',@{t-267349},NULL);
INSERT INTO "person" VALUES(11,1,1,'mail:193feb7b9d3cc1d542034a49e9dfdeaa7ad5c4e1ce2a9e51fba9277e81edc8c2','Paul',@{t-266778},NULL);
INSERT INTO "person" VALUES(12,1,1,'mail:246d6a9e451bc8033d925e947e72e7767a5e1486ca7aea3850c1994a320c9ea3','Petra',@{t-266502},NULL);
INSERT INTO "person" VALUES(13,1,1,'mail:9265f1f98639ba74b9ba96f8abf2d08e458a8ae7b9a9a30a154cfbe3c8dc5b55','Pia',@{t-266205},NULL);
INSERT INTO "person" VALUES(14,1,1,'mail:f6c283a643c2a91cdecb63bbca812a99d103c0b9342cb61b26146155d7bf4417','Anna',@{t-265892},NULL);
INSERT INTO "person" VALUES(15,1,1,'mail:f72d284b02d54000ba8a2cdbd9814cf3ec9bf17cb2a32295e67e71b3da17b32c','Adam',@{t-264689},NULL);
INSERT INTO "person" VALUES(16,1,1,'mail:6caaeac03f5bb032083814e46d4fbbbc315c7a390701a669362868f507658aaa','Alma',@{t-263478},NULL);
INSERT INTO "person" VALUES(17,1,1,'mail:2f1666d07b2322be10d7c9e47d98b458f2870b993129754d0df3b1c2956eaa59','Abel',@{t-262288},NULL);
INSERT INTO "person" VALUES(18,1,1,'mail:5b08657980802cfaeaf3cc81dcc272c471ad2e86f999a4020b1bcb8c34de3ea8','Elsa',@{t-261070},NULL);
INSERT INTO "person" VALUES(19,1,1,'mail:f06a1a59f5a184af816161db5e6701c6c50b1fef55484a3e65388a1f8f9ccba9','Emil',@{t-260705},NULL);
INSERT INTO "person" VALUES(20,1,1,'mail:fda0fa48814baf9cf1ed13e3c19bf4356fce868aecfb15d591cfe173a76b9a56','Dora',@{t-260409},NULL);
INSERT INTO "person" VALUES(21,1,1,'mail:1eedc922b55ad92527ed1b664636e5278118ddcf99b46c2a0061b9ee57fca98a','Sepp',@{t-260135},NULL);
INSERT INTO "person" VALUES(22,1,1,'mail:2e91d4d06b9d974a8b12161e09265b3c8b03e91cac38cc17096681fe19b7cf48','Tina',@{t-258906},NULL);
INSERT INTO "person" VALUES(23,1,1,'mail:90e7d9ef79b6797f1af52970e7c566ceedfd5a219689a557989ec433aea64d73','Gitti',@{t-257676},NULL);
INSERT INTO "person" VALUES(24,1,1,'user:6','Ulla',@{t-257383},NULL);
INSERT INTO "person" VALUES(25,1,1,'mail:91b861e3c041645169d640ec7eec62df8832fb8b259ed7e345efb01d60e0cfb7','Vera',@{t-257324},NULL);
INSERT INTO "person" VALUES(26,1,1,'mail:16ea44b410f3f51c8e7727cfcbc0c86bc9563add7b788fbec10de5f8523fc040','Viktor',@{t-256065},NULL);
INSERT INTO "person" VALUES(27,1,1,'mail:1a68136447b5ee6add4415f3c999fc3d4abb2e54578402831a6b97a6b76900bd','Nora',@{t-254800},NULL);
INSERT INTO "person" VALUES(28,1,1,'mail:14b82c3fc8aac209151b248cfb203e75b76f8ecde59af69eb3f1efbe2c962749','Nils',@{t-248508},NULL);
INSERT INTO "person" VALUES(29,1,1,'mail:fe9c1927e1f220e5dc5fd5dbf7228e94f1f514b7498f2756d326848bf944b6ef','Nina',@{t-242184},NULL);
INSERT INTO "person" VALUES(30,1,1,'mail:67e5611721c3cad564181ffd6ee13f608ba4559637a774c2a69bc4116072ae2a','Nele',@{t-235860},NULL);
INSERT INTO "person" VALUES(31,1,1,'mail:4abe8bf69a71afb98e8f6f36743b8ec293731ef064252734807edef0887e5b67','Nino',@{t-234562},NULL);
INSERT INTO "person" VALUES(32,1,1,'mail:c374f9d25b8f5a23709d7f7d4d92f1d8beba9d20b776a02444f963fa20336983','Fritz',@{t-233146},NULL);
INSERT INTO "person" VALUES(33,1,1,'mail:8fba79d255ea61eeb4f58868edddd3a86a5e7d38c609d851f4d21f499c21a342','Frida',@{t-231965},NULL);
INSERT INTO "person" VALUES(34,1,1,'mail:6ad5f990886f2728efc6473600cf5875738593c26536f6fde2f66bf77960b18a','Franz',@{t-230757},NULL);
INSERT INTO "person" VALUES(35,1,1,'mail:b959106ffd1c74d237d3f6fb71ea1b35989b1cdf0e3a9ae09e41dae450040d51','Verena',@{t-229511},NULL);
INSERT INTO "person" VALUES(36,1,1,'mail:3d9c6b0d838bb12ffa68d378a206b9787e85087491da65162fba3104a156fef6','Sandra',@{t-229239},NULL);
INSERT INTO "person" VALUES(37,1,2,'mail:5b6d57af5746abec5c15ddf2f755ab86e5e11890b3c8480702f795e8d7ba67c6','Sonja',@{t-229122},NULL);
INSERT INTO "person" VALUES(38,1,1,'mail:191276b76c9dd20a5c4bc4ac79fd3bb77d3749dc2e5000dcfd8e8d27453d79b2','Quirin',@{t-228964},NULL);
INSERT INTO "person" VALUES(39,1,1,'mail:719e9587bb737efb234ab5805238632f567333e02e8a25965bc8c42b65115ba4','Theo',@{t-228661},NULL);
INSERT INTO "person" VALUES(40,1,1,'mail:8c63b44d1fd113e351b2d61555710200ab3e04246823ac6c58af1015d32b7889','Toni',@{t-228344},NULL);
INSERT INTO "person" VALUES(41,1,1,'mail:7548353e09d5ea30a3cb3ce9819d11da0dc27841c9f5cdd0bd2ada473167faad','Tom',@{t-228024},NULL);
INSERT INTO "person" VALUES(42,1,1,'mail:e82cb3cc26f37ca9fed3c621ee5f10a9895ce0a14cf7a469662663b9deb2e3a6','Clara',@{t-118005},NULL);
INSERT INTO "person" VALUES(43,1,1,'mail:9a6045f987d4bf88193eedb950ffe5489de78ee2b1cfb76311c196d3d6f1d808','Carla',@{t-115674},NULL);
CREATE TABLE refused_form (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('template', 'connection', 'details', 'target', 'limit')),
    about INTEGER NOT NULL DEFAULT 0,                                    -- the row that was to be changed; 0: a new one
    fields TEXT NOT NULL,                                                -- JSON: what each field held
    created_at INTEGER NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, member_id, form, about)
) STRICT;
CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    discord_role_id INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'team')),
    UNIQUE (business_id, id),
    UNIQUE (business_id, discord_role_id)
) STRICT;
CREATE TABLE setting (
    name TEXT PRIMARY KEY,                               -- of the installation: command hash, served servers
    value TEXT NOT NULL
) STRICT;
INSERT INTO "setting" VALUES('alive_at','@{t-118050}');
INSERT INTO "setting" VALUES('commands','8b45a451a5d59d768d004ef4e15aa69b4ec6ab512b264d6342e204be03a24e2f {"setup": @{s-276158+0}, "open": @{s-276158+2}, "connections": @{s-276158+4}, "templates": @{s-276158+6}, "numbers": @{s-276158+8}, "report": @{s-276158+10}, "help": @{s-276158+12}}');
INSERT INTO "setting" VALUES('greeted.@{server}','1');
CREATE TABLE suggestion (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    place INTEGER NOT NULL,                              -- 1: the best
    template_id INTEGER NOT NULL,
    score REAL NOT NULL,
    because TEXT NOT NULL,                               -- words of the comment that say why, spaces between them
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, comment_id, place)
) STRICT;
INSERT INTO "suggestion" VALUES(1,1,8,1,2,3.38629436111989079449e+00,'Samstag offen');
INSERT INTO "suggestion" VALUES(2,1,9,1,1,2.69314718055994539724e+00,'Gutscheine');
INSERT INTO "suggestion" VALUES(3,1,12,1,2,6.93147180559945286226e-01,'offen');
CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    short_name TEXT NOT NULL,
    body TEXT NOT NULL,
    used INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL,
    removed_at INTEGER,
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "template" VALUES(1,1,'Gutscheine','Gutscheine','Gutscheine ab {Betrag}, {name}!',0,@{t-270013},@{owner},NULL);
INSERT INTO "template" VALUES(2,1,'Samstag','Samstag','Samstag offen bis 12 Uhr.',0,@{t-270004},@{owner},NULL);
CREATE TABLE thread (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    asked_at INTEGER,                                    -- when the platform was last asked for the title
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (channel_id, external_id)
) STRICT;
INSERT INTO "thread" VALUES(1,1,3,'4','Brot & Gebäck','https://blog.example.org/?p=4',@{t-271835});
INSERT INTO "thread" VALUES(2,1,1,'4','Brot & Gebäck','https://blog.example.org/?p=4',@{t-269956});
INSERT INTO "thread" VALUES(3,1,2,'4','Brot & Gebäck','https://blog.example.org/?p=4',@{t-268408});
INSERT INTO "thread" VALUES(4,1,5,'4','Brot & Gebäck','https://blog.example.org/?p=4',@{t-226742});
CREATE UNIQUE INDEX channel_account ON channel (business_id, connector, account_key) WHERE state <> 'removed';
CREATE INDEX thread_untitled ON thread (channel_id) WHERE title = '';
CREATE INDEX comment_ordinal ON comment (channel_id, ordinal);
CREATE INDEX comment_open ON comment (business_id, waits_since) WHERE state = 'open' AND role = 'customer';
CREATE INDEX comment_watched ON comment (channel_id, looked_at)
    WHERE visibility <> 'gone' AND (state = 'open' OR visibility = 'held' OR answered_at IS NOT NULL);
CREATE INDEX comment_asked ON comment (channel_id) WHERE looked_at = 0;
CREATE INDEX comment_thread ON comment (thread_id);
CREATE INDEX comment_waits ON comment (business_id, waits_since) WHERE role = 'customer';
CREATE INDEX comment_person ON comment (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX comment_in_reply_to ON comment (channel_id, in_reply_to) WHERE in_reply_to IS NOT NULL;
CREATE INDEX card_due ON card (due_at) WHERE shown_version < version OR convert_at IS NOT NULL;
CREATE INDEX card_message ON card (business_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX card_comment_card ON card_comment (card_id);
CREATE UNIQUE INDEX template_title ON template (business_id, title) WHERE removed_at IS NULL;
CREATE INDEX form_text_comment ON form_text (comment_id);
CREATE INDEX outbox_due ON outbox (channel_id, due_at) WHERE state IN ('queued', 'sending', 'verifying');
CREATE INDEX outbox_comment ON outbox (comment_id);
CREATE UNIQUE INDEX outbox_one_reply ON outbox (comment_id)
    WHERE errand = 'reply' AND state IN ('queued', 'sending', 'verifying');
CREATE UNIQUE INDEX outbox_one_at_a_time ON outbox (channel_id, parent) WHERE state IN ('sending', 'verifying');
CREATE UNIQUE INDEX outbox_owned ON outbox (channel_id, external_id) WHERE errand = 'reply' AND external_id IS NOT NULL;
CREATE INDEX event_comment ON event (comment_id, at);
CREATE INDEX event_at ON event (business_id, at);
CREATE UNIQUE INDEX job_run_once ON job_run (ifnull(business_id, 0), kind, local_date);
CREATE INDEX outbox_settled ON outbox (channel_id, settled_at) WHERE errand = 'reply' AND state = 'sent';
CREATE INDEX comment_identity ON comment (channel_id, identity) WHERE identity <> '';
CREATE INDEX outbox_asked ON outbox (business_id, created_at, created_by);
CREATE INDEX job_run_unended ON job_run (kind, local_date) WHERE state IN ('due', 'running');
CREATE INDEX suggestion_template ON suggestion (business_id, template_id);
CREATE INDEX card_comment_unsuggested ON card_comment (comment_id) WHERE suggested_from = 0;
CREATE INDEX person_unnamed ON person (channel_id) WHERE name = '' AND asked_at IS NULL;
CREATE INDEX comment_handed_over ON comment (channel_id, handed_over_at) WHERE handed_over_at IS NOT NULL;
CREATE INDEX credential_hook ON credential (hook) WHERE hook IS NOT NULL;
CREATE INDEX connect_link_link ON connect_link (link_hash);
CREATE INDEX connect_link_browser ON connect_link (browser_hash) WHERE browser_hash IS NOT NULL;
COMMIT;
PRAGMA user_version = 5;
