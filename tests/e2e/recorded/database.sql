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
INSERT INTO "author" VALUES(1,1,1,'user:6','team',@{owner},@{t-250848});
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
INSERT INTO "business" VALUES(1,@{server},'Rösterei',@{inbox},@{digest},@{t-265784},@{owner},@{t-258112},X'2F273B5EE6635CE8EDD1F4DE689F0487B656BEA70D9F0DCB199D1199631D5402',@{t-265804},3);
CREATE TABLE business_setting (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, name)
) STRICT;
INSERT INTO "business_setting" VALUES(1,1,'zone','UTC');
INSERT INTO "business_setting" VALUES(2,1,'digest_at','08:58');
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
    created_at INTEGER NOT NULL, rang_at INTEGER, looked_at INTEGER, ringing TEXT NOT NULL DEFAULT '', holder TEXT NOT NULL DEFAULT '', held_until INTEGER,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "card" VALUES(1,1,'bundle',NULL,0,5,@{inbox},@{s-264237+0},NULL,@{t-264240},NULL,'',18,18,@{t-264244},NULL,@{t-51864244},NULL,@{t-259366},'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(2,1,'comment',NULL,1,1,@{inbox},@{s-262905+0},NULL,@{t-262907},NULL,'{"role": null, "members": [@{owner}], "team": false}',5,5,@{t-262908},NULL,@{t-50662911},@{t-262907},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(3,1,'comment',NULL,1,1,@{inbox},@{s-262621+0},NULL,@{t-262623},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-262625},NULL,@{t-49462629},@{t-262623},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(4,1,'comment',NULL,1,1,@{inbox},@{s-262325+0},NULL,@{t-262327},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-262329},NULL,@{t-48262333},@{t-262327},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(5,1,'comment',NULL,1,1,@{inbox},@{s-262030+0},NULL,@{t-262032},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-262033},NULL,@{t-47062035},@{t-262032},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(6,1,'comment',NULL,1,1,@{inbox},@{s-261749+0},NULL,@{t-261751},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-261752},NULL,@{t-45861755},@{t-261751},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(7,1,'comment',NULL,1,1,@{inbox},@{s-261455+0},NULL,@{t-261457},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-261462},NULL,@{t-44661462},@{t-261457},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(8,1,'comment',NULL,1,1,@{inbox},@{s-261339+0},NULL,@{t-261342},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-261343},NULL,@{t-43461346},@{t-261342},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(9,1,'comment',NULL,1,1,@{inbox},@{s-261038+0},NULL,@{t-261041},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-261042},NULL,@{t-42261045},@{t-261041},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(10,1,'comment',NULL,1,1,@{inbox},@{s-260886+0},NULL,@{t-260888},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-260888},NULL,@{t-41060892},@{t-260888},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(11,1,'comment',NULL,1,1,@{inbox},@{s-260729+0},NULL,@{t-260731},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-260731},NULL,@{t-39860735},@{t-260731},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(12,1,'comment',NULL,1,1,@{inbox},@{s-260531+0},NULL,@{t-260533},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-260534},NULL,@{t-38660538},@{t-260533},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(13,1,'comment',NULL,1,1,@{inbox},@{s-260324+0},NULL,@{t-260326},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-260327},NULL,@{t-37460330},@{t-260326},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(14,1,'comment',NULL,1,1,@{inbox},@{s-260113+0},NULL,@{t-260114},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-260115},NULL,@{t-36260117},@{t-260114},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(15,1,'comment',NULL,1,1,@{inbox},@{s-259820+0},NULL,@{t-259821},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-259822},NULL,@{t-35059825},@{t-259821},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(16,1,'comment',NULL,1,1,@{inbox},@{s-259538+0},NULL,@{t-259540},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-259541},NULL,@{t-33859544},@{t-259540},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(17,1,'comment',NULL,1,1,@{inbox},@{s-259219+0},NULL,@{t-259220},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-259221},@{t-258107},@{t-32659224},@{t-259220},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(18,1,'comment',NULL,1,1,@{inbox},@{s-258037+0},NULL,@{t-258040},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-258041},@{t-256925},@{t-31458046},@{t-258040},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(19,1,'comment',NULL,1,1,@{inbox},@{s-256774+0},NULL,@{t-256776},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-256778},@{t-255657},@{t-30256784},@{t-256776},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(20,1,'comment',NULL,1,1,@{inbox},@{s-255601+0},NULL,@{t-255603},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-255604},@{t-254490},@{t-29055609},@{t-255603},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(21,1,'comment',NULL,1,1,@{inbox},@{s-254448+0},NULL,@{t-254450},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-254451},@{t-254217},@{t-27854455},@{t-254450},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(22,1,'comment',NULL,1,1,@{inbox},@{s-254130+0},NULL,@{t-254132},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-254133},@{t-253933},@{t-26654138},@{t-254132},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(23,1,'comment',NULL,1,1,@{inbox},@{s-253860+0},NULL,@{t-253862},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-253863},@{t-253756},@{t-25453868},@{t-253862},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(24,1,'comment',NULL,1,1,@{inbox},@{s-253631+0},NULL,@{t-253633},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-253635},@{t-252519},@{t-24253639},@{t-253633},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(25,1,'comment',NULL,1,1,@{inbox},@{s-252457+0},NULL,@{t-252459},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-252461},@{t-251347},@{t-23052466},@{t-252459},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(26,1,'comment',NULL,1,1,@{inbox},@{s-251242+0},NULL,@{t-251244},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-251244},@{t-250967},@{t-21851248},@{t-251244},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(27,1,'comment',NULL,1,1,@{inbox},@{s-250953+0},NULL,@{t-250955},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-250958},@{t-250846},@{t-20650963},@{t-250955},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(28,1,'comment',NULL,1,1,@{inbox},@{s-249538+0},NULL,@{t-249540},NULL,'{"role": null, "members": [@{owner}], "team": false}',5,5,@{t-249549},NULL,@{t-19450660},@{t-249540},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(29,1,'comment',NULL,1,1,@{inbox},@{s-248247+0},NULL,@{t-248249},NULL,'{"role": null, "members": [@{owner}], "team": false}',5,5,@{t-248254},NULL,@{t-18249372},@{t-248249},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(30,1,'comment',NULL,1,1,@{inbox},@{s-241810+0},NULL,@{t-241812},NULL,'{"role": null, "members": [@{owner}], "team": false}',7,7,@{t-241814},NULL,@{t-17047929},@{t-241812},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(31,1,'comment',NULL,1,1,@{inbox},@{s-235453+0},NULL,@{t-235454},NULL,'{"role": null, "members": [@{owner}], "team": false}',7,7,@{t-235457},NULL,@{t-15841568},@{t-235454},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(32,1,'comment',NULL,1,1,@{inbox},@{s-229198+0},NULL,@{t-229201},NULL,'{"role": null, "members": [@{owner}], "team": false}',7,7,@{t-229204},NULL,@{t-14635315},@{t-229201},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(33,1,'comment',NULL,1,1,@{inbox},@{s-227894+0},NULL,@{t-227896},NULL,'{"role": null, "members": [@{owner}], "team": false}',6,6,@{t-227897},NULL,@{t-13429011},@{t-227896},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(34,1,'comment',NULL,1,1,@{inbox},@{s-226576+0},NULL,@{t-226578},NULL,'{"role": null, "members": [@{owner}], "team": false}',6,6,@{t-226580},NULL,@{t-12227691},@{t-226578},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(35,1,'comment',NULL,1,1,@{inbox},@{s-226244+0},NULL,@{t-226245},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-226246},NULL,@{t-11026250},@{t-226245},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(36,1,'comment',NULL,1,1,@{inbox},@{s-224980+0},NULL,@{t-224981},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-224982},NULL,@{t-9824985},@{t-224981},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(37,1,'comment',NULL,1,1,@{inbox},@{s-223830+0},NULL,@{t-223832},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-223832},NULL,@{t-8623837},@{t-223832},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(38,1,'comment',NULL,1,1,@{inbox},@{s-222596+0},NULL,@{t-222598},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-222598},NULL,@{t-7422603},@{t-222598},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(39,1,'comment',NULL,1,1,@{inbox},@{s-222296+0},NULL,@{t-222297},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-222298},NULL,@{t-6222302},@{t-222297},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(40,1,'comment',NULL,1,1,@{inbox},@{s-221997+0},NULL,@{t-221999},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-221999},NULL,@{t-5022002},@{t-221999},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(41,1,'comment',NULL,1,1,@{inbox},@{s-221704+0},NULL,@{t-221705},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-221706},NULL,@{t-3821710},@{t-221705},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(42,1,'comment',NULL,1,1,@{inbox},@{s-221418+0},NULL,@{t-221421},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-221422},NULL,@{t-2621426},@{t-221421},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(43,1,'comment',NULL,1,1,@{inbox},@{s-221131+0},NULL,@{t-221132},NULL,'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-221133},NULL,@{t-1421139},@{t-221132},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(44,1,'comment',NULL,1,1,@{inbox},@{s-220821+0},NULL,@{t-220823},NULL,'{"role": null, "members": [@{owner}], "team": false}',4,4,@{t-220823},@{t-219710},@{t-220828},@{t-220823},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(45,1,'stopped',4,1,0,@{inbox},@{s-219673+0},NULL,@{t-219674},NULL,'{"role": null, "members": [@{owner}], "team": false}',1,1,@{t-219679},NULL,@{t-219679},@{t-219674},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(46,1,'comment',NULL,1,1,@{inbox},@{s-219657+0},NULL,@{t-219658},NULL,'{"role": null, "members": [@{owner}], "team": false}',3,3,@{t-219664},NULL,@{t-219664},@{t-219658},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(47,1,'stopped',5,1,0,@{inbox},@{s-219660+0},NULL,@{t-219662},NULL,'{"role": null, "members": [@{owner}], "team": false}',1,1,@{t-219664},NULL,@{t-219664},@{t-219662},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(48,1,'comment',NULL,1,1,@{inbox},@{s-116966+0},NULL,@{t-116970},@{t-56970},'{"role": null, "members": [@{owner}], "team": false}',2,2,@{t-118964},NULL,@{t-118998},@{t-116970},NULL,'{"role": null, "members": [@{owner}], "team": false}','',NULL);
INSERT INTO "card" VALUES(49,1,'comment',NULL,1,1,@{inbox},NULL,@{t-116913},NULL,NULL,'',2,0,@{t-116914},NULL,@{t-116919},NULL,NULL,'{"role": null, "members": [@{owner}], "team": false}','77842c0fce69dcad',@{t-56913});
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
INSERT INTO "card_comment" VALUES(32,1,28,41,3);
INSERT INTO "card_comment" VALUES(33,1,29,43,3);
INSERT INTO "card_comment" VALUES(34,1,30,45,3);
INSERT INTO "card_comment" VALUES(35,1,31,47,3);
INSERT INTO "card_comment" VALUES(36,1,32,49,3);
INSERT INTO "card_comment" VALUES(37,1,33,51,3);
INSERT INTO "card_comment" VALUES(38,1,34,53,3);
INSERT INTO "card_comment" VALUES(39,1,35,55,3);
INSERT INTO "card_comment" VALUES(40,1,36,56,3);
INSERT INTO "card_comment" VALUES(41,1,37,57,3);
INSERT INTO "card_comment" VALUES(42,1,38,58,3);
INSERT INTO "card_comment" VALUES(43,1,39,59,3);
INSERT INTO "card_comment" VALUES(44,1,40,60,3);
INSERT INTO "card_comment" VALUES(45,1,41,61,3);
INSERT INTO "card_comment" VALUES(46,1,42,62,3);
INSERT INTO "card_comment" VALUES(47,1,43,63,3);
INSERT INTO "card_comment" VALUES(48,1,44,64,3);
INSERT INTO "card_comment" VALUES(49,1,46,65,3);
INSERT INTO "card_comment" VALUES(50,1,48,67,3);
INSERT INTO "card_comment" VALUES(51,1,49,68,3);
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
    send_failures INTEGER NOT NULL DEFAULT 0, clock_ahead INTEGER NOT NULL DEFAULT 0, taken_since INTEGER, taken_rows INTEGER NOT NULL DEFAULT 0, taken_bytes INTEGER NOT NULL DEFAULT 0, pushed_at INTEGER,
    UNIQUE (business_id, id),
    FOREIGN KEY (business_id, credential_id) REFERENCES credential (business_id, id)
) STRICT;
INSERT INTO "channel" VALUES(1,1,'wordpress','Bäckerei Sonnenhut','{"url": "@{blogs}/laden"}','{"can_write": true, "found": {"home": "@{blogs}/laden", "root": "@{blogs}/laden/index.php?rest_route=/"}, "id": "@{host}/laden", "knows_team": false, "maybe_ids": ["5"], "missing": [], "name": "B\u00e4ckerei Sonnenhut", "names": ["Maria Sonnenhut"], "own_ids": ["2"], "role": "editor", "team_ids": ["1", "3"], "token_ends_at": null, "url": "@{blogs}/laden"}','@{host}/laden',@{t-265316},1,'active',@{t-265316},@{t-265309},@{t-116919},'on',@{t-265316},'',0,'on',@{t-265316},'',0,0,@{t-262911},62,887,NULL);
INSERT INTO "channel" VALUES(2,1,'wordpress','@{host}/zweit','{"url": "@{blogs}/zweit"}','{"can_write": true, "found": {"home": "@{blogs}/zweit", "root": "@{blogs}/zweit/index.php?rest_route=/"}, "id": "@{host}/zweit", "knows_team": false, "maybe_ids": ["5"], "missing": [], "name": "B\u00e4ckerei Sonnenhut", "names": ["Maria Sonnenhut"], "own_ids": ["2"], "role": "editor", "team_ids": ["1", "3"], "token_ends_at": null, "url": "@{blogs}/zweit"}','@{host}/zweit',@{t-264782},1,'active',@{t-264782},@{t-264777},@{t-117164},'on',@{t-264782},'',0,'on',@{t-264782},'',0,0,@{t-261462},2,33,NULL);
INSERT INTO "channel" VALUES(3,1,'wordpress','@{host}/lesen','{"url": "@{blogs}/lesen"}','{"can_write": false, "found": {"home": "@{blogs}/lesen", "root": "@{blogs}/lesen/index.php?rest_route=/"}, "id": "@{host}/lesen", "knows_team": false, "maybe_ids": [], "missing": [], "name": "B\u00e4ckerei Sonnenhut", "names": [], "own_ids": [], "role": "", "team_ids": ["1", "2", "3"], "token_ends_at": null, "url": "@{blogs}/lesen"}','@{host}/lesen',@{t-264248},NULL,'active',@{t-264248},@{t-264244},@{t-116956},'on',@{t-264248},'',0,'on',@{t-222697},'',0,0,@{t-264244},7,101,NULL);
INSERT INTO "channel" VALUES(4,1,'wordpress','@{host}/aus','{"url": "@{blogs}/aus"}','{"can_write": true, "found": {"home": "@{blogs}/aus", "root": "@{blogs}/aus/index.php?rest_route=/"}, "id": "@{host}/aus", "knows_team": false, "maybe_ids": ["5"], "missing": [], "name": "B\u00e4ckerei Sonnenhut", "names": ["Maria Sonnenhut"], "own_ids": ["2"], "role": "editor", "team_ids": ["1", "3"], "token_ends_at": null, "url": "@{blogs}/aus"}','@{host}/aus',@{t-263713},3,'active',@{t-263713},@{t-263707},@{t-219842},'out',@{t-219679},'revoked',14,'on',@{t-263713},'',0,0,NULL,0,0,NULL);
INSERT INTO "channel" VALUES(5,1,'wordpress','@{host}/flut','{"url": "@{blogs}/flut"}','{"can_write": false, "found": {"home": "@{blogs}/flut", "root": "@{blogs}/flut/index.php?rest_route=/"}, "id": "@{host}/flut", "knows_team": false, "maybe_ids": [], "missing": [], "name": "B\u00e4ckerei Sonnenhut", "names": [], "own_ids": [], "role": "", "team_ids": ["1", "2", "3"], "token_ends_at": null, "url": "@{blogs}/flut"}','@{host}/flut',@{t-263163},NULL,'active',@{t-263163},@{t-263158},@{t-219664},'out',@{t-219664},'flood',1,'off',@{t-263163},'',0,0,@{t-219790},20000,11,NULL);
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
    probable_answer TEXT, identity TEXT NOT NULL DEFAULT '', pushed_at INTEGER,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, thread_id) REFERENCES thread (business_id, id),
    FOREIGN KEY (business_id, person_id) REFERENCES person (business_id, id),
    UNIQUE (business_id, id),
    UNIQUE (channel_id, external_id)
) STRICT;
INSERT INTO "comment" VALUES(1,1,3,'2',2,1,NULL,NULL,'Leser0','customer','Frage Nummer 0?','[]','comment',NULL,'public',@{t-266000},NULL,@{t-264244},@{t-266000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'F19988AF710EEA673C36411362F4C2E7',1,@{t-117127},'open','question',0,@{t-264240},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(2,1,3,'3',3,1,NULL,NULL,'Leser1','customer','Frage Nummer 1?','[]','comment',NULL,'public',@{t-266000},NULL,@{t-264244},@{t-266000},'https://blog.example.org/?p=4#comment-3','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-3"}',X'F1D022D5AD055D20DCC5427D98B90A85',1,@{t-117127},'open','question',0,@{t-264240},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(3,1,3,'4',4,1,NULL,NULL,'Leser2','customer','Frage Nummer 2?','[]','comment',NULL,'public',@{t-266000},NULL,@{t-264244},@{t-266000},'https://blog.example.org/?p=4#comment-4','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-4"}',X'E18BE3030A6AED7D502978434AA59DAA',1,@{t-117127},'open','question',0,@{t-264240},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(4,1,3,'5',5,1,NULL,NULL,'Leser3','customer','Frage Nummer 3?','[]','comment',NULL,'public',@{t-266000},NULL,@{t-264244},@{t-266000},'https://blog.example.org/?p=4#comment-5','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-5"}',X'3C4F111DA4954C2BE5139C0CCAA43F07',1,@{t-117127},'open','question',0,@{t-264240},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(5,1,3,'6',6,1,NULL,NULL,'Leser4','customer','Frage Nummer 4?','[]','comment',NULL,'public',@{t-266000},NULL,@{t-264244},@{t-266000},'https://blog.example.org/?p=4#comment-6','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-6"}',X'8279CCE6DCCF2B7525FD2CFF5D863545',1,@{t-117127},'open','question',0,@{t-264240},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(6,1,1,'2',2,2,NULL,1,'Alle','customer','Gilt das noch?','[]','comment',NULL,'public',@{t-264000},NULL,@{t-262911},@{t-264000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'67B8AB3FCA3036A5EF86E7B6C8132DD1',1,@{t-117137},'open','question',0,@{t-262907},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(7,1,1,'3',3,2,NULL,2,'Viele','customer','Und das auch?','[]','comment',NULL,'public',@{t-263000},NULL,@{t-262629},@{t-263000},'https://blog.example.org/?p=4#comment-3','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-3"}',X'958ED19C9CA6FCA11C6F29A76DC68F4C',1,@{t-117137},'open','question',0,@{t-262623},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(8,1,1,'4',4,2,NULL,3,'Olga','customer','Habt ihr am Samstag offen?','[]','comment',NULL,'public',@{t-263000},NULL,@{t-262333},@{t-263000},'https://blog.example.org/?p=4#comment-4','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-4"}',X'1CD406CA5F6F09303DEAFC9E61261E0F',1,@{t-117137},'open','question',0,@{t-262327},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(9,1,1,'5',5,2,NULL,4,'Oskar','customer','Habt ihr Gutscheine?','[]','comment',NULL,'public',@{t-263000},NULL,@{t-262035},@{t-263000},'https://blog.example.org/?p=4#comment-5','public','{"by": "4", "link": "https://blog.example.org/?p=4#comment-5"}',X'7887B3CE9C1C8207766D9D58C8AFF51E',1,@{t-117137},'open','question',0,@{t-262032},NULL,NULL,NULL,NULL,'user:4',NULL);
INSERT INTO "comment" VALUES(10,1,1,'6',6,2,NULL,5,'Opa','customer','Ein Gruß aus Graz!','[]','comment',NULL,'public',@{t-262000},NULL,@{t-261755},@{t-262000},'https://blog.example.org/?p=4#comment-6','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-6"}',X'89CBD5A0E395AD0B8CA0CC37B5C33C96',1,@{t-117137},'open','other',0,@{t-261751},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(11,1,2,'2',2,3,NULL,6,'Ober','customer','Gibt es hier Kuchen?','[]','comment',NULL,'public',@{t-262000},NULL,@{t-261462},@{t-262000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'5739FA083F3A2F3080D8E1839F14CF9E',1,@{t-117164},'open','question',0,@{t-261457},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(12,1,1,'7',7,2,NULL,7,'Ida','customer','Sonntag offen?','[]','comment',NULL,'public',@{t-262000},@{t-261190},@{t-261346},@{t-262000},'https://blog.example.org/?p=4#comment-7','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-7"}',X'A74DC49173C4427A2871AF0ACDF6D3E5',1,@{t-117137},'open','question',0,@{t-261342},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(13,1,1,'8',8,2,NULL,8,'Hedi','customer','Darf ich was fragen?','[]','comment',NULL,'public',@{t-262000},NULL,@{t-261045},@{t-262000},'https://blog.example.org/?p=4#comment-8','held','{"by": "0", "link": "https://blog.example.org/?p=4#comment-8"}',X'9BD6CCCB443DAD525EF55C6490AE8939',1,@{t-117137},'open','question',0,@{t-261041},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(14,1,1,'9',9,2,NULL,9,'Hans','customer','Darf ich was fragen?','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260892},@{t-261000},'https://blog.example.org/?p=4#comment-9','held','{"by": "0", "link": "https://blog.example.org/?p=4#comment-9"}',X'FF03B498E5976934CE86B5176F46F5C9',1,@{t-117137},'open','question',0,@{t-260888},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(15,1,1,'10',10,2,NULL,10,'Heinz','customer','Darf ich was fragen?','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260735},@{t-261000},'https://blog.example.org/?p=4#comment-10','held','{"by": "0", "link": "https://blog.example.org/?p=4#comment-10"}',X'5F82B91634C722A929CF8C6483FF54C9',1,@{t-117137},'open','question',0,@{t-260731},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(16,1,3,'7',7,1,NULL,NULL,'Lena','customer','Wo parkt man?','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260538},@{t-261000},'https://blog.example.org/?p=4#comment-7','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-7"}',X'4161504C3A43F33E49E569947577DDAC',1,@{t-117127},'open','question',0,@{t-260533},NULL,NULL,@{t-260427},NULL,'',NULL);
INSERT INTO "comment" VALUES(17,1,3,'8',8,1,NULL,NULL,'Lars','customer','Wo parkt man?','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260330},@{t-261000},'https://blog.example.org/?p=4#comment-8','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-8"}',X'9CAD00FB38AF1D976F3449EC2BE31D7C',1,@{t-117127},'open','question',0,@{t-260326},NULL,NULL,@{t-260220},NULL,'',NULL);
INSERT INTO "comment" VALUES(18,1,1,'11',11,2,NULL,11,'Paul','customer','Macht ihr Kurse?','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260117},@{t-261000},'https://blog.example.org/?p=4#comment-11','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-11"}',X'B312ED726D0C0BF8AD58923C3BE92403',1,@{t-117137},'open','question',0,@{t-260114},NULL,NULL,NULL,'12','',NULL);
INSERT INTO "comment" VALUES(19,1,1,'12',12,2,'11',NULL,'Gerda','team','Ja, machen wir.','[]','comment',NULL,'public',@{t-261000},NULL,@{t-259976},@{t-261000},'https://blog.example.org/?p=4#comment-12','public','{"by": "5", "link": "https://blog.example.org/?p=4#comment-12"}',X'7527B0F61848A8F6BBEEA3B466CCCBD4',0,@{t-259976},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:5',NULL);
INSERT INTO "comment" VALUES(20,1,1,'13',13,2,NULL,12,'Petra','customer','Macht ihr Kurse?','[]','comment',NULL,'public',@{t-260000},NULL,@{t-259825},@{t-260000},'https://blog.example.org/?p=4#comment-13','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-13"}',X'630630D114F56EF5472234359824CD17',1,@{t-117137},'open','question',0,@{t-259821},NULL,NULL,NULL,'14','',NULL);
INSERT INTO "comment" VALUES(21,1,1,'14',14,2,'13',NULL,'Gerda','team','Ja, machen wir.','[]','comment',NULL,'public',@{t-260000},NULL,@{t-259701},@{t-260000},'https://blog.example.org/?p=4#comment-14','public','{"by": "5", "link": "https://blog.example.org/?p=4#comment-14"}',X'F39F461AFB49D1556409DEF5C05D794B',0,@{t-259701},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:5',NULL);
INSERT INTO "comment" VALUES(22,1,1,'15',15,2,NULL,13,'Pia','customer','Macht ihr Kurse?','[]','comment',NULL,'public',@{t-260000},NULL,@{t-259544},@{t-260000},'https://blog.example.org/?p=4#comment-15','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-15"}',X'69BEBF3817969F163B894C1A3A728F02',1,@{t-117137},'open','question',0,@{t-259540},NULL,NULL,NULL,'16','',NULL);
INSERT INTO "comment" VALUES(23,1,1,'16',16,2,'15',NULL,'Gerda','team','Ja, machen wir.','[]','comment',NULL,'public',@{t-260000},NULL,@{t-259375},@{t-260000},'https://blog.example.org/?p=4#comment-16','public','{"by": "5", "link": "https://blog.example.org/?p=4#comment-16"}',X'7A6A06F3F6ADEFA811609D2B74FF14D5',0,@{t-259375},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:5',NULL);
INSERT INTO "comment" VALUES(24,1,1,'17',17,2,NULL,14,'Anna','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-260000},NULL,@{t-259224},@{t-260000},'https://blog.example.org/?p=4#comment-17','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-17"}',X'4CE875FCF589FBEB3DFC1E24158E020C',1,@{t-117137},'answered','question',0,@{t-259220},@{t-259000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(25,1,1,'18',18,2,'17',NULL,'Redaktion','us','Bis acht, Anna.','[]','comment',NULL,'public',@{t-259000},NULL,@{t-258046},@{t-259000},'https://blog.example.org/?p=4#comment-18','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-18"}',X'BCD60396E7D0F6203A96552C2C3E6C5D',0,@{t-258046},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(26,1,1,'19',19,2,NULL,15,'Adam','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-259000},NULL,@{t-258046},@{t-259000},'https://blog.example.org/?p=4#comment-19','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-19"}',X'350E1089BCC91919362937D0A0FCEB1B',1,@{t-117137},'answered','question',0,@{t-258040},@{t-257000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(27,1,1,'20',20,2,'19',NULL,'Redaktion','us','Bis acht, Adam.','[]','comment',NULL,'public',@{t-257000},NULL,@{t-256784},@{t-257000},'https://blog.example.org/?p=4#comment-20','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-20"}',X'731530C9D8D2A8C50D73AD4166D37B45',0,@{t-256784},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(28,1,1,'21',21,2,NULL,16,'Alma','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-257000},NULL,@{t-256784},@{t-257000},'https://blog.example.org/?p=4#comment-21','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-21"}',X'BE8103F36520F627E6ECC77DE45304EC',1,@{t-117137},'answered','question',0,@{t-256776},@{t-256000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(29,1,1,'22',22,2,'21',NULL,'Redaktion','us','Bis acht, Alma.','[]','comment',NULL,'public',@{t-256000},NULL,@{t-255609},@{t-256000},'https://blog.example.org/?p=4#comment-22','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-22"}',X'E95FFE32D38F2D801015B3F8867811C5',0,@{t-255609},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(30,1,1,'23',23,2,NULL,17,'Abel','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-256000},NULL,@{t-255609},@{t-256000},'https://blog.example.org/?p=4#comment-23','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-23"}',X'E0CD37659398117D0559D8C87BEF09F7',1,@{t-117137},'answered','question',0,@{t-255603},@{t-255000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(31,1,1,'24',24,2,'23',NULL,'Redaktion','us','Bis acht, Abel.','[]','comment',NULL,'public',@{t-255000},NULL,@{t-254455},@{t-255000},'https://blog.example.org/?p=4#comment-24','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-24"}',X'A09DC15417E8AE909701CCC6A579F8DB',0,@{t-254455},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(32,1,1,'25',25,2,NULL,18,'Elsa','customer','Kommt ihr auch?','[]','comment',NULL,'public',@{t-255000},NULL,@{t-254455},@{t-255000},'https://blog.example.org/?p=4#comment-25','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-25"}',X'C400220B55472FE965FF0D6DDF3FD55E',1,@{t-117137},'elsewhere','question',0,@{t-254450},@{t-255000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(33,1,1,'26',26,2,'25',NULL,'Redaktion','us','Ja, gern.','[]','comment',NULL,'public',@{t-255000},NULL,@{t-254221},@{t-255000},'https://blog.example.org/?p=4#comment-26','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-26"}',X'981E9AB4F542D5A4131A7BA88A2F7279',0,@{t-254221},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(34,1,1,'27',27,2,NULL,19,'Emil','customer','Kommt ihr auch?','[]','comment',NULL,'public',@{t-255000},NULL,@{t-254138},@{t-255000},'https://blog.example.org/?p=4#comment-27','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-27"}',X'471903E884C6CDF21F23C741840D81C8',1,@{t-117137},'elsewhere','question',0,@{t-254132},@{t-255000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(35,1,1,'28',28,2,'27',NULL,'Redaktion','team','Ja, gern.','[]','comment',NULL,'public',@{t-255000},NULL,@{t-253937},@{t-255000},'https://blog.example.org/?p=4#comment-28','public','{"by": "3", "link": "https://blog.example.org/?p=4#comment-28"}',X'A7164547409EED9E0397F65A850B5555',0,@{t-253937},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:3',NULL);
INSERT INTO "comment" VALUES(36,1,1,'29',29,2,NULL,20,'Dora','customer','Schöne Grüße!','[]','comment',NULL,'public',@{t-254000},NULL,@{t-253868},@{t-254000},'https://blog.example.org/?p=4#comment-29','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-29"}',X'8786A6F672CA93D3D46EDEA0AE68C16F',1,@{t-253868},'done','other',0,@{t-253862},NULL,@{t-253757},NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(37,1,1,'30',30,2,NULL,21,'Sepp','customer','Billige Uhren!','[]','comment',NULL,'public',@{t-254000},NULL,@{t-253639},@{t-254000},'https://blog.example.org/?p=4#comment-30','spam','{"by": "0", "link": "https://blog.example.org/?p=4#comment-30"}',X'3BCF886CA2D6480DD31E23A9500BBC87',1,@{t-117137},'open','other',0,@{t-253633},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(38,1,1,'31',31,2,NULL,22,'Tina','customer','Billige Uhren!','[]','comment',NULL,'public',@{t-253000},NULL,@{t-252466},@{t-253000},'https://blog.example.org/?p=4#comment-31','trashed','{"by": "0", "link": "https://blog.example.org/?p=4#comment-31"}',X'C4DE8830A78CEE0E8A397E0060EA661A',1,@{t-117137},'open','other',0,@{t-252459},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(39,1,1,'old:39:@{t-250963}',32,2,NULL,23,'Gitti','customer','','[]','comment',NULL,'public',@{t-252000},NULL,@{t-251248},@{t-252000},'https://blog.example.org/?p=4#comment-32','gone','',X'',1,@{t-251248},'open','other',0,@{t-251244},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(40,1,1,'32',32,2,NULL,NULL,'Ulla','team','Wir waren das!','[]','comment',NULL,'public',@{t-251000},NULL,@{t-250963},@{t-251000},'https://blog.example.org/?p=4#comment-32','public','{"by": "6", "link": "https://blog.example.org/?p=4#comment-32"}',X'65AE940EB6EB1349830B69CE7BEAFBF4',1,@{t-250963},'silent','other',0,@{t-250955},NULL,NULL,NULL,NULL,'user:6',NULL);
INSERT INTO "comment" VALUES(41,1,1,'33',33,2,NULL,25,'Vera','customer','Sieht man das?','[]','comment',NULL,'public',@{t-251000},NULL,@{t-250660},@{t-251000},'https://blog.example.org/?p=4#comment-33','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-33"}',X'FFC32CB064087F1D105C5AE6879CEA53',1,@{t-117137},'open','question',0,@{t-250656},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(42,1,1,'34',34,2,'33',NULL,'Redaktion','us','Ja, Vera!','[]','comment',NULL,'public',@{t-250000},NULL,@{t-249446},@{t-250000},'https://blog.example.org/?p=4#comment-34','held','{"by": "2", "link": "https://blog.example.org/?p=4#comment-34"}',X'77F8458A200CFE428225E370875575EA',0,@{t-117137},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(43,1,1,'35',35,2,NULL,26,'Viktor','customer','Sieht man das?','[]','comment',NULL,'public',@{t-250000},NULL,@{t-249372},@{t-250000},'https://blog.example.org/?p=4#comment-35','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-35"}',X'2EBE4CD400EE779C175C1D1C3C20588A',1,@{t-117137},'open','question',0,@{t-249365},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(44,1,1,'36',36,2,'35',NULL,'Redaktion','us','Ja, Viktor!','[]','comment',NULL,'public',@{t-249000},NULL,@{t-248214},@{t-249000},'https://blog.example.org/?p=4#comment-36','held','{"by": "2", "link": "https://blog.example.org/?p=4#comment-36"}',X'4DB1AD6AB405F75ECCF0275FE0B41C70',0,@{t-117137},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(45,1,1,'37',37,2,NULL,27,'Nora','customer','Ist das sicher?','[]','comment',NULL,'public',@{t-249000},NULL,@{t-247929},@{t-249000},'https://blog.example.org/?p=4#comment-37','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-37"}',X'D16FFA5D14478A7C40A8B5C903F0C54B',1,@{t-117137},'elsewhere','question',0,@{t-247924},@{t-247000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(46,1,1,'38',38,2,'37',NULL,'Redaktion','us','Sehr sicher, Nora.','[]','comment',NULL,'public',@{t-247000},NULL,@{t-246753},@{t-247000},'https://blog.example.org/?p=4#comment-38','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-38"}',X'5170FFAAD51696025CC38906A2F3136D',0,@{t-246753},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(47,1,1,'39',39,2,NULL,28,'Nils','customer','Ist das sicher?','[]','comment',NULL,'public',@{t-242000},NULL,@{t-241568},@{t-242000},'https://blog.example.org/?p=4#comment-39','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-39"}',X'313491375B639D92C271EA603F9167D4',1,@{t-117137},'elsewhere','question',0,@{t-241564},@{t-241000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(48,1,1,'40',40,2,'39',NULL,'Redaktion','us','Sehr sicher, Nils.','[]','comment',NULL,'public',@{t-241000},NULL,@{t-240348},@{t-241000},'https://blog.example.org/?p=4#comment-40','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-40"}',X'CD90408207B7B9B3F3FA95C730C76BD2',0,@{t-240348},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(49,1,1,'41',41,2,NULL,29,'Nina','customer','Ist das sicher?','[]','comment',NULL,'public',@{t-236000},NULL,@{t-235315},@{t-236000},'https://blog.example.org/?p=4#comment-41','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-41"}',X'4E6E858A2750AB0212D7BDD8A2587420',1,@{t-117137},'elsewhere','question',0,@{t-235311},@{t-235000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(50,1,1,'42',42,2,'41',NULL,'Redaktion','us','Sehr sicher, Nina.','[]','comment',NULL,'public',@{t-235000},NULL,@{t-234095},@{t-235000},'https://blog.example.org/?p=4#comment-42','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-42"}',X'12A3490B0BC3F99559F19C0097A3650F',0,@{t-234095},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(51,1,1,'43',43,2,NULL,30,'Nele','customer','Wer antwortet?','[]','comment',NULL,'public',@{t-230000},NULL,@{t-229011},@{t-230000},'https://blog.example.org/?p=4#comment-43','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-43"}',X'B36025A036FA923580E7D2BC2E251FBD',1,@{t-117137},'elsewhere','question',0,@{t-229005},@{t-229000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(52,1,1,'44',44,2,'43',NULL,'Redaktion','us','Wir beide.','[]','comment',NULL,'public',@{t-229000},NULL,@{t-228738},@{t-229000},'https://blog.example.org/?p=4#comment-44','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-44"}',X'C639DC7C3EE46BE44C49961C0BFEA5DB',0,@{t-228738},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(53,1,1,'45',45,2,NULL,31,'Nino','customer','Wer antwortet?','[]','comment',NULL,'public',@{t-228000},NULL,@{t-227691},@{t-228000},'https://blog.example.org/?p=4#comment-45','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-45"}',X'ABE5C9F5000C4934808DBE6262C7C703',1,@{t-117137},'elsewhere','question',0,@{t-227687},@{t-228000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(54,1,1,'46',46,2,'45',NULL,'Redaktion','us','Wir beide.','[]','comment',NULL,'public',@{t-228000},NULL,@{t-227511},@{t-228000},'https://blog.example.org/?p=4#comment-46','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-46"}',X'FB9D514116BC90AA2365D2A6CD05D308',0,@{t-227511},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(55,1,1,'47',47,2,NULL,32,'Fritz','customer','Geht das?','[]','comment',NULL,'public',@{t-227000},NULL,@{t-226250},@{t-227000},'https://blog.example.org/?p=4#comment-47','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-47"}',X'133B085FFF2D630796BA4C358DE1BAF4',1,@{t-117137},'open','question',0,@{t-226245},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(56,1,1,'48',48,2,NULL,33,'Frida','customer','Geht das?','[]','comment',NULL,'public',@{t-226000},NULL,@{t-224985},@{t-226000},'https://blog.example.org/?p=4#comment-48','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-48"}',X'979F233F39F6D875D3F1E683C337E6F3',1,@{t-117137},'open','question',0,@{t-224981},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(57,1,1,'49',49,2,NULL,34,'Franz','customer','Geht das?','[]','comment',NULL,'public',@{t-224000},NULL,@{t-223837},@{t-224000},'https://blog.example.org/?p=4#comment-49','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-49"}',X'0E0D35DF2228A4DD7971982D46F0E28D',1,@{t-117137},'open','question',0,@{t-223832},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(58,1,1,'50',50,2,NULL,35,'Verena','customer','Kommt das an?','[]','comment',NULL,'public',@{t-223000},NULL,@{t-222603},@{t-223000},'https://blog.example.org/?p=4#comment-50','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-50"}',X'5B0F5FF119B504CEA114D60E8422C210',1,@{t-117137},'open','question',0,@{t-222598},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(59,1,1,'51',51,2,NULL,36,'Sandra','customer','Kommt das an?','[]','comment',NULL,'public',@{t-223000},NULL,@{t-222302},@{t-223000},'https://blog.example.org/?p=4#comment-51','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-51"}',X'F63714741B32B97A2986A2517B229DE2',1,@{t-117137},'open','question',0,@{t-222297},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(60,1,2,'3',3,3,NULL,37,'Sonja','customer','Kommt das an?','[]','comment',NULL,'public',@{t-223000},NULL,@{t-222002},@{t-223000},'https://blog.example.org/?p=4#comment-3','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-3"}',X'CEB1D4971F52E56F5DDC43A39122F5C2',1,@{t-117164},'open','question',0,@{t-221999},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(61,1,1,'52',52,2,NULL,38,'Quirin','customer','Kommt das an?','[]','comment',NULL,'public',@{t-222000},NULL,@{t-221710},@{t-222000},'https://blog.example.org/?p=4#comment-52','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-52"}',X'F0D800D217FC83B17995ED43A2C1E188',1,@{t-117137},'open','question',0,@{t-221705},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(62,1,1,'53',53,2,NULL,39,'Theo','customer','Wirklich?','[]','comment',NULL,'public',@{t-222000},NULL,@{t-221426},@{t-222000},'https://blog.example.org/?p=4#comment-53','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-53"}',X'C77DE08DCF9BC7B902478DD629004DCD',1,@{t-117137},'open','question',0,@{t-221421},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(63,1,1,'54',54,2,NULL,40,'Toni','customer','Wirklich?','[]','comment',NULL,'public',@{t-222000},NULL,@{t-221139},@{t-222000},'https://blog.example.org/?p=4#comment-54','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-54"}',X'F9E10A53C3A8D22199AB63DFD82E80F1',1,@{t-117137},'open','question',0,@{t-221132},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(64,1,1,'55',55,2,NULL,41,'Tom','customer','Echt?','[]','comment',NULL,'public',@{t-222000},NULL,@{t-220828},@{t-222000},'https://blog.example.org/?p=4#comment-55','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-55"}',X'904A7DD7E0BD96D324EF352D47A64AAC',1,@{t-117137},'answered','question',0,@{t-220823},@{t-220000},NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(65,1,5,'2',2,4,NULL,NULL,'Viele','customer','Noch einer.','[]','comment',NULL,'public',@{t-220000},NULL,@{t-219664},@{t-220000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'8F802F32349E119359C855F70D4F046D',1,@{t-219664},'open','other',0,@{t-219658},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(66,1,1,'56',56,2,'55',NULL,'Redaktion','us','Aber ja doch!','[]','comment',NULL,'public',@{t-220000},NULL,@{t-219644},@{t-220000},'https://blog.example.org/?p=4#comment-56','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-56"}',X'261458B6A1BC7D63131B58F3C2D327B0',0,@{t-219644},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(67,1,1,'57',57,2,NULL,42,'Clara','customer','Läutet es noch?','[]','comment',NULL,'public',@{t-125000},NULL,@{t-118998},@{t-125000},'https://blog.example.org/?p=4#comment-57','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-57"}',X'E1CAF298CFBACF41DD4712A6112F4B3F',1,@{t-117137},'open','question',0,@{t-116970},NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "comment" VALUES(68,1,1,'58',58,2,NULL,43,'Carla','customer','Läutet es auch hier?','[]','comment',NULL,'public',@{t-117000},NULL,@{t-116919},@{t-117000},'https://blog.example.org/?p=4#comment-58','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-58"}',X'3D4D96D296D49938AC706CE81E4DB412',1,@{t-116919},'open','question',0,NULL,NULL,NULL,NULL,NULL,'',NULL);
CREATE TABLE credential (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    connector TEXT NOT NULL,
    sealed BLOB NOT NULL,                                -- encrypted, bound to this row
    saved_at INTEGER NOT NULL, ends_at INTEGER,
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "credential" VALUES(1,1,'wordpress',X'6741414141414272432D6947576232777148774D4364722D55696752354B353432433431692D4476556479774B3751315F2D327061587657314F7A6F7842444C723266726555654975524A3050513070716F4A4271726D6332793965495963443374505F5354536E3847653159366A39634E35417A747141627270524A44324577684D6B595369423263655F5052465A6F3339736B682D5F7454646534386F426F4A6E67737069786E4964314A5A5473613166306B53507A75305F4351326651375A72534447367A55384642',@{t-265316},NULL);
INSERT INTO "credential" VALUES(3,1,'wordpress',X'6741414141414272432D6949326F635132706A617A68345278764F6F524A67375053315A6B34533873504F563971615F786443476B776F5531424C6D684646366A4A5F6D6152727A7136503831777035687A3948664937754A4466524A704B6458757835482D59437739776D4E6B4871693247454E6C474C52536A752D523062386D556F554D306E42436671744D453667334D504E746F464331375A5765535A6E654C4749576747495434687153675F7A4B727945357672727742685742367651556A64724B766844514E4B',@{t-263713},NULL);
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
INSERT INTO "cursor" VALUES(1,1,1,'fast','{"mode": "all", "settled_total": 57, "top": 58}',@{t-116596},@{t-116919},NULL,@{t-116919},'');
INSERT INTO "cursor" VALUES(2,1,1,'watch','',@{t-116856},@{t-117137},NULL,@{t-117137},'');
INSERT INTO "cursor" VALUES(3,1,1,'sweep','{"mode": "all", "settled_total": 56, "top": 57}',@{t-116807},@{t-117080},NULL,@{t-117080},'');
INSERT INTO "cursor" VALUES(4,1,2,'fast','{"mode": "all", "settled_total": 2, "top": 3}',@{t-116890},@{t-117167},NULL,@{t-117167},'');
INSERT INTO "cursor" VALUES(5,1,2,'watch','',@{t-116874},@{t-117164},NULL,@{t-117164},'');
INSERT INTO "cursor" VALUES(6,1,2,'sweep','{"mode": "all", "settled_total": 2, "top": 3}',@{t-116870},@{t-117174},NULL,@{t-117174},'');
INSERT INTO "cursor" VALUES(7,1,3,'fast','{"mode": "public", "settled_total": 7, "top": 8}',@{t-116646},@{t-116956},NULL,@{t-116956},'');
INSERT INTO "cursor" VALUES(8,1,3,'watch','',@{t-116827},@{t-117127},NULL,@{t-117127},'');
INSERT INTO "cursor" VALUES(9,1,3,'sweep','{"mode": "public", "settled_total": 7, "top": 8}',@{t-116845},@{t-117144},NULL,@{t-117144},'');
INSERT INTO "cursor" VALUES(10,1,4,'fast','{"mode": "all", "settled_total": 0}',@{t-112054},@{t-219971},NULL,@{t-219971},'');
INSERT INTO "cursor" VALUES(11,1,4,'watch','',@{t-112054},@{t-219842},NULL,@{t-219842},'');
INSERT INTO "cursor" VALUES(12,1,4,'sweep','{"mode": "all", "settled_total": 0}',@{t-112054},@{t-219969},NULL,@{t-219969},'');
INSERT INTO "cursor" VALUES(13,1,5,'fast','{"mode": "public", "settled_total": 1, "top": 2}',@{t-219352},@{t-219664},NULL,@{t-219664},'');
INSERT INTO "cursor" VALUES(14,1,5,'watch','',@{t-219466},@{t-219790},NULL,@{t-219790},'');
INSERT INTO "cursor" VALUES(15,1,5,'sweep','{"mode": "public", "settled_total": 0}',@{t-219664},@{t-219799},NULL,@{t-219799},'');
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
INSERT INTO "event" VALUES(1,1,@{t-265793},'changed',NULL,NULL,NULL,@{owner},'{"setting": "language"}');
INSERT INTO "event" VALUES(2,1,@{t-265787},'changed',NULL,NULL,NULL,@{owner},'{"setting": "details"}');
INSERT INTO "event" VALUES(3,1,@{t-265784},'changed',NULL,NULL,NULL,@{owner},'{"setting": "places"}');
INSERT INTO "event" VALUES(4,1,@{t-265784},'changed',NULL,NULL,NULL,@{owner},'{"setting": "places"}');
INSERT INTO "event" VALUES(5,1,@{t-265784},'setup',NULL,NULL,NULL,@{owner},'');
INSERT INTO "event" VALUES(6,1,@{t-265316},'connected',1,NULL,NULL,0,'');
INSERT INTO "event" VALUES(7,1,@{t-264782},'connected',2,NULL,NULL,0,'');
INSERT INTO "event" VALUES(8,1,@{t-264248},'lamp',3,NULL,NULL,NULL,'{"side": "send", "glow": "off", "reason": ""}');
INSERT INTO "event" VALUES(9,1,@{t-264248},'connected',3,NULL,NULL,0,'');
INSERT INTO "event" VALUES(10,1,@{t-264244},'announced',3,1,NULL,NULL,'');
INSERT INTO "event" VALUES(11,1,@{t-264244},'announced',3,2,NULL,NULL,'');
INSERT INTO "event" VALUES(12,1,@{t-264244},'announced',3,3,NULL,NULL,'');
INSERT INTO "event" VALUES(13,1,@{t-264244},'announced',3,4,NULL,NULL,'');
INSERT INTO "event" VALUES(14,1,@{t-264244},'announced',3,5,NULL,NULL,'');
INSERT INTO "event" VALUES(15,1,@{t-263713},'connected',4,NULL,NULL,0,'');
INSERT INTO "event" VALUES(16,1,@{t-263163},'lamp',5,NULL,NULL,NULL,'{"side": "send", "glow": "off", "reason": ""}');
INSERT INTO "event" VALUES(17,1,@{t-263163},'connected',5,NULL,NULL,0,'');
INSERT INTO "event" VALUES(18,1,@{t-263071},'template_added',NULL,NULL,NULL,@{owner},'{"template": "1"}');
INSERT INTO "event" VALUES(19,1,@{t-263065},'template_added',NULL,NULL,NULL,@{owner},'{"template": "2"}');
INSERT INTO "event" VALUES(20,1,@{t-262911},'announced',1,6,NULL,NULL,'');
INSERT INTO "event" VALUES(21,1,@{t-262629},'announced',1,7,NULL,NULL,'');
INSERT INTO "event" VALUES(22,1,@{t-262515},'done',3,1,NULL,@{owner},'');
INSERT INTO "event" VALUES(23,1,@{t-262515},'done',3,2,NULL,@{owner},'');
INSERT INTO "event" VALUES(24,1,@{t-262515},'done',3,3,NULL,@{owner},'');
INSERT INTO "event" VALUES(25,1,@{t-262515},'done',3,4,NULL,@{owner},'');
INSERT INTO "event" VALUES(26,1,@{t-262515},'done',3,5,NULL,@{owner},'');
INSERT INTO "event" VALUES(27,1,@{t-262515},'done',1,6,NULL,@{owner},'');
INSERT INTO "event" VALUES(28,1,@{t-262515},'done',1,7,NULL,@{owner},'');
INSERT INTO "event" VALUES(29,1,@{t-262512},'reopened',3,1,NULL,@{owner},'');
INSERT INTO "event" VALUES(30,1,@{t-262512},'reopened',3,2,NULL,@{owner},'');
INSERT INTO "event" VALUES(31,1,@{t-262512},'reopened',3,3,NULL,@{owner},'');
INSERT INTO "event" VALUES(32,1,@{t-262512},'reopened',3,4,NULL,@{owner},'');
INSERT INTO "event" VALUES(33,1,@{t-262512},'reopened',3,5,NULL,@{owner},'');
INSERT INTO "event" VALUES(34,1,@{t-262512},'reopened',1,6,NULL,@{owner},'');
INSERT INTO "event" VALUES(35,1,@{t-262512},'reopened',1,7,NULL,@{owner},'');
INSERT INTO "event" VALUES(36,1,@{t-262333},'announced',1,8,NULL,NULL,'');
INSERT INTO "event" VALUES(37,1,@{t-262035},'announced',1,9,NULL,NULL,'');
INSERT INTO "event" VALUES(38,1,@{t-261755},'announced',1,10,NULL,NULL,'');
INSERT INTO "event" VALUES(39,1,@{t-261462},'announced',2,11,NULL,NULL,'');
INSERT INTO "event" VALUES(40,1,@{t-261346},'announced',1,12,NULL,NULL,'');
INSERT INTO "event" VALUES(41,1,@{t-261190},'edited',1,12,NULL,NULL,'');
INSERT INTO "event" VALUES(42,1,@{t-261045},'announced',1,13,NULL,NULL,'');
INSERT INTO "event" VALUES(43,1,@{t-260892},'announced',1,14,NULL,NULL,'');
INSERT INTO "event" VALUES(44,1,@{t-260735},'announced',1,15,NULL,NULL,'');
INSERT INTO "event" VALUES(45,1,@{t-260538},'announced',3,16,NULL,NULL,'');
INSERT INTO "event" VALUES(46,1,@{t-260427},'handed_over',3,16,NULL,@{owner},'');
INSERT INTO "event" VALUES(47,1,@{t-260330},'announced',3,17,NULL,NULL,'');
INSERT INTO "event" VALUES(48,1,@{t-260220},'handed_over',3,17,NULL,@{owner},'');
INSERT INTO "event" VALUES(49,1,@{t-260117},'announced',1,18,NULL,NULL,'');
INSERT INTO "event" VALUES(50,1,@{t-259976},'probably',1,18,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(51,1,@{t-259825},'announced',1,20,NULL,NULL,'');
INSERT INTO "event" VALUES(52,1,@{t-259701},'probably',1,20,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(53,1,@{t-259544},'announced',1,22,NULL,NULL,'');
INSERT INTO "event" VALUES(54,1,@{t-259375},'probably',1,22,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(55,1,@{t-259224},'announced',1,24,NULL,NULL,'');
INSERT INTO "event" VALUES(56,1,@{t-259114},'queued',1,24,1,@{owner},'');
INSERT INTO "event" VALUES(57,1,@{t-258112},'sent',1,24,1,@{owner},'');
INSERT INTO "event" VALUES(58,1,@{t-258046},'announced',1,26,NULL,NULL,'');
INSERT INTO "event" VALUES(59,1,@{t-257930},'queued',1,26,2,@{owner},'');
INSERT INTO "event" VALUES(60,1,@{t-256930},'sent',1,26,2,@{owner},'');
INSERT INTO "event" VALUES(61,1,@{t-256784},'announced',1,28,NULL,NULL,'');
INSERT INTO "event" VALUES(62,1,@{t-256666},'queued',1,28,3,@{owner},'');
INSERT INTO "event" VALUES(63,1,@{t-255665},'sent',1,28,3,@{owner},'');
INSERT INTO "event" VALUES(64,1,@{t-255609},'announced',1,30,NULL,NULL,'');
INSERT INTO "event" VALUES(65,1,@{t-255494},'queued',1,30,4,@{owner},'');
INSERT INTO "event" VALUES(66,1,@{t-254494},'sent',1,30,4,@{owner},'');
INSERT INTO "event" VALUES(67,1,@{t-254455},'announced',1,32,NULL,NULL,'');
INSERT INTO "event" VALUES(68,1,@{t-254221},'answered_elsewhere',1,32,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(69,1,@{t-254138},'announced',1,34,NULL,NULL,'');
INSERT INTO "event" VALUES(70,1,@{t-253937},'answered_elsewhere',1,34,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(71,1,@{t-253868},'announced',1,36,NULL,NULL,'');
INSERT INTO "event" VALUES(72,1,@{t-253757},'done',1,36,NULL,@{owner},'');
INSERT INTO "event" VALUES(73,1,@{t-253639},'announced',1,37,NULL,NULL,'');
INSERT INTO "event" VALUES(74,1,@{t-253525},'queued',1,37,5,@{owner},'{"act": "spam"}');
INSERT INTO "event" VALUES(75,1,@{t-252524},'acted',1,37,5,@{owner},'{"act": "spam"}');
INSERT INTO "event" VALUES(76,1,@{t-252466},'announced',1,38,NULL,NULL,'');
INSERT INTO "event" VALUES(77,1,@{t-252352},'queued',1,38,6,@{owner},'{"act": "trash"}');
INSERT INTO "event" VALUES(78,1,@{t-251352},'acted',1,38,6,@{owner},'{"act": "trash"}');
INSERT INTO "event" VALUES(79,1,@{t-251248},'announced',1,39,NULL,NULL,'');
INSERT INTO "event" VALUES(80,1,@{t-250969},'deleted',1,39,NULL,NULL,'');
INSERT INTO "event" VALUES(81,1,@{t-250963},'announced',1,40,NULL,NULL,'');
INSERT INTO "event" VALUES(82,1,@{t-250848},'author_placed',1,40,NULL,@{owner},'{"who": "team"}');
INSERT INTO "event" VALUES(83,1,@{t-250660},'announced',1,41,NULL,NULL,'');
INSERT INTO "event" VALUES(84,1,@{t-250550},'queued',1,41,7,@{owner},'');
INSERT INTO "event" VALUES(85,1,@{t-249549},'sent',1,41,7,@{owner},'');
INSERT INTO "event" VALUES(86,1,@{t-249549},'not_visible',1,41,NULL,NULL,'{"where": "held"}');
INSERT INTO "event" VALUES(87,1,@{t-249372},'announced',1,43,NULL,NULL,'');
INSERT INTO "event" VALUES(88,1,@{t-249254},'queued',1,43,8,@{owner},'');
INSERT INTO "event" VALUES(89,1,@{t-248254},'sent',1,43,8,@{owner},'');
INSERT INTO "event" VALUES(90,1,@{t-248254},'not_visible',1,43,NULL,NULL,'{"where": "held"}');
INSERT INTO "event" VALUES(91,1,@{t-247929},'announced',1,45,NULL,NULL,'');
INSERT INTO "event" VALUES(92,1,@{t-247816},'queued',1,45,9,@{owner},'');
INSERT INTO "event" VALUES(93,1,@{t-246753},'answered_elsewhere',1,45,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(94,1,@{t-241814},'needs_human',1,45,9,@{owner},'{"reason": "maybe_ours"}');
INSERT INTO "event" VALUES(95,1,@{t-241568},'announced',1,47,NULL,NULL,'');
INSERT INTO "event" VALUES(96,1,@{t-241457},'queued',1,47,10,@{owner},'');
INSERT INTO "event" VALUES(97,1,@{t-240348},'answered_elsewhere',1,47,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(98,1,@{t-235457},'needs_human',1,47,10,@{owner},'{"reason": "maybe_ours"}');
INSERT INTO "event" VALUES(99,1,@{t-235315},'announced',1,49,NULL,NULL,'');
INSERT INTO "event" VALUES(100,1,@{t-235205},'queued',1,49,11,@{owner},'');
INSERT INTO "event" VALUES(101,1,@{t-234095},'answered_elsewhere',1,49,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(102,1,@{t-229204},'needs_human',1,49,11,@{owner},'{"reason": "maybe_ours"}');
INSERT INTO "event" VALUES(103,1,@{t-229011},'announced',1,51,NULL,NULL,'');
INSERT INTO "event" VALUES(104,1,@{t-228897},'queued',1,51,12,@{owner},'');
INSERT INTO "event" VALUES(105,1,@{t-228738},'answered_elsewhere',1,51,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(106,1,@{t-227897},'needs_human',1,51,12,@{owner},'{"reason": "answered_meanwhile"}');
INSERT INTO "event" VALUES(107,1,@{t-227691},'announced',1,53,NULL,NULL,'');
INSERT INTO "event" VALUES(108,1,@{t-227580},'queued',1,53,13,@{owner},'');
INSERT INTO "event" VALUES(109,1,@{t-227511},'answered_elsewhere',1,53,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(110,1,@{t-226580},'needs_human',1,53,13,@{owner},'{"reason": "answered_meanwhile"}');
INSERT INTO "event" VALUES(111,1,@{t-226250},'announced',1,55,NULL,NULL,'');
INSERT INTO "event" VALUES(112,1,@{t-226135},'queued',1,55,14,@{owner},'');
INSERT INTO "event" VALUES(113,1,@{t-225134},'failed',1,55,14,@{owner},'{"reason": "closed"}');
INSERT INTO "event" VALUES(114,1,@{t-224985},'announced',1,56,NULL,NULL,'');
INSERT INTO "event" VALUES(115,1,@{t-224875},'queued',1,56,15,@{owner},'');
INSERT INTO "event" VALUES(116,1,@{t-223874},'failed',1,56,15,@{owner},'{"reason": "closed"}');
INSERT INTO "event" VALUES(117,1,@{t-223837},'announced',1,57,NULL,NULL,'');
INSERT INTO "event" VALUES(118,1,@{t-223727},'queued',1,57,16,@{owner},'');
INSERT INTO "event" VALUES(119,1,@{t-222727},'failed',1,57,16,@{owner},'{"reason": "gone"}');
INSERT INTO "event" VALUES(120,1,@{t-222702},'paused',3,NULL,NULL,@{owner},'');
INSERT INTO "event" VALUES(121,1,@{t-222697},'lamp',3,NULL,NULL,NULL,'{"side": "send", "glow": "on", "reason": ""}');
INSERT INTO "event" VALUES(122,1,@{t-222697},'resumed',3,NULL,NULL,@{owner},'');
INSERT INTO "event" VALUES(123,1,@{t-222603},'announced',1,58,NULL,NULL,'');
INSERT INTO "event" VALUES(124,1,@{t-222302},'announced',1,59,NULL,NULL,'');
INSERT INTO "event" VALUES(125,1,@{t-222002},'announced',2,60,NULL,NULL,'');
INSERT INTO "event" VALUES(126,1,@{t-221710},'announced',1,61,NULL,NULL,'');
INSERT INTO "event" VALUES(127,1,@{t-221426},'announced',1,62,NULL,NULL,'');
INSERT INTO "event" VALUES(128,1,@{t-221139},'announced',1,63,NULL,NULL,'');
INSERT INTO "event" VALUES(129,1,@{t-220828},'announced',1,64,NULL,NULL,'');
INSERT INTO "event" VALUES(130,1,@{t-220716},'queued',1,64,17,@{owner},'');
INSERT INTO "event" VALUES(131,1,@{t-219715},'sent',1,64,17,@{owner},'');
INSERT INTO "event" VALUES(132,1,@{t-219679},'lamp',4,NULL,NULL,NULL,'{"side": "read", "glow": "out", "reason": "revoked"}');
INSERT INTO "event" VALUES(133,1,@{t-219664},'announced',5,65,NULL,NULL,'');
INSERT INTO "event" VALUES(134,1,@{t-219664},'lamp',5,NULL,NULL,NULL,'{"side": "read", "glow": "out", "reason": "flood"}');
INSERT INTO "event" VALUES(135,1,@{t-124993},'queued',1,58,18,@{owner},'');
INSERT INTO "event" VALUES(136,1,@{t-124983},'queued',1,59,19,@{owner},'');
INSERT INTO "event" VALUES(137,1,@{t-124976},'queued',2,60,20,@{owner},'');
INSERT INTO "event" VALUES(138,1,@{t-118998},'announced',1,67,NULL,NULL,'');
INSERT INTO "event" VALUES(139,1,@{t-116949},'queued',1,61,21,@{owner},'');
INSERT INTO "event" VALUES(140,1,@{t-116919},'announced',1,68,NULL,NULL,'');
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
INSERT INTO "form_text" VALUES(1,1,16,@{owner},NULL,'reply','Hinterm Haus.',@{s-260427+0},@{t-260427},@{t-260427},'');
INSERT INTO "form_text" VALUES(2,1,17,@{owner},NULL,'reply','Hinterm Haus.',@{s-260220+0},@{t-260220},@{t-260220},'');
INSERT INTO "form_text" VALUES(3,1,24,@{owner},NULL,'reply','Bis acht, Anna.',@{s-259114+0},@{t-259114},@{t-259114},'');
INSERT INTO "form_text" VALUES(4,1,26,@{owner},NULL,'reply','Bis acht, Adam.',@{s-257931+0},@{t-257930},@{t-257930},'');
INSERT INTO "form_text" VALUES(5,1,28,@{owner},NULL,'reply','Bis acht, Alma.',@{s-256666+0},@{t-256666},@{t-256666},'');
INSERT INTO "form_text" VALUES(6,1,30,@{owner},NULL,'reply','Bis acht, Abel.',@{s-255495+0},@{t-255494},@{t-255494},'');
INSERT INTO "form_text" VALUES(7,1,41,@{owner},NULL,'reply','Ja, Vera!',@{s-250551+0},@{t-250550},@{t-250550},'');
INSERT INTO "form_text" VALUES(8,1,43,@{owner},NULL,'reply','Ja, Viktor!',@{s-249256+0},@{t-249254},@{t-249254},'');
INSERT INTO "form_text" VALUES(9,1,45,@{owner},NULL,'reply','Sicher, Nora.',@{s-247817+0},@{t-247816},@{t-247816},'');
INSERT INTO "form_text" VALUES(10,1,47,@{owner},NULL,'reply','Sicher, Nils.',@{s-241457+0},@{t-241457},@{t-241457},'');
INSERT INTO "form_text" VALUES(11,1,49,@{owner},NULL,'reply','Sicher, Nina.',@{s-235205+0},@{t-235205},@{t-235205},'');
INSERT INTO "form_text" VALUES(12,1,51,@{owner},NULL,'reply','Ich, Nele.',@{s-228897+0},@{t-228897},@{t-228897},'');
INSERT INTO "form_text" VALUES(13,1,53,@{owner},NULL,'reply','Ich, Nino.',@{s-227581+0},@{t-227580},@{t-227580},'');
INSERT INTO "form_text" VALUES(14,1,55,@{owner},NULL,'reply','Geht, Fritz.',@{s-226135+0},@{t-226135},@{t-226135},'');
INSERT INTO "form_text" VALUES(15,1,56,@{owner},NULL,'reply','Geht, Frida.',@{s-224876+0},@{t-224875},@{t-224875},'');
INSERT INTO "form_text" VALUES(16,1,57,@{owner},NULL,'reply','Geht, Franz.',@{s-223727+0},@{t-223727},@{t-223727},'');
INSERT INTO "form_text" VALUES(17,1,64,@{owner},NULL,'reply','Aber ja doch!',@{s-220716+0},@{t-220716},@{t-220716},'');
INSERT INTO "form_text" VALUES(18,1,62,@{owner},NULL,'reply','Aber ja doch!',@{s-219706+0},@{t-219706},NULL,'');
INSERT INTO "form_text" VALUES(19,1,63,@{owner},NULL,'reply','Aber ja doch!',@{s-219700+0},@{t-219700},NULL,'');
INSERT INTO "form_text" VALUES(20,1,58,@{owner},NULL,'reply','Kommt an, Verena.',@{s-124993+0},@{t-124993},@{t-124993},'');
INSERT INTO "form_text" VALUES(21,1,59,@{owner},NULL,'reply','Kommt an, Sandra.',@{s-124984+0},@{t-124983},@{t-124983},'');
INSERT INTO "form_text" VALUES(22,1,60,@{owner},NULL,'reply','Kommt an, Sonja.',@{s-124977+0},@{t-124976},@{t-124976},'');
INSERT INTO "form_text" VALUES(23,1,61,@{owner},NULL,'reply','Kommt an, Quirin.',@{s-116950+0},@{t-116949},@{t-116949},'');
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
INSERT INTO "job_run" VALUES(1,NULL,'backup','@{D+0}',@{t-19800000},'done',@{t-267854},@{t-267854},NULL,NULL,'',NULL);
INSERT INTO "job_run" VALUES(2,NULL,'backup','@{D+1}',@{t+66600000},'due',NULL,NULL,NULL,NULL,'',NULL);
INSERT INTO "job_run" VALUES(3,1,'digest','@{D+0}',@{t-120000},'running',@{t-116970},NULL,NULL,NULL,'77842c0fce69dcad',@{t-56970});
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
    credential_id INTEGER NOT NULL,
    quota TEXT NOT NULL,
    day_began_at INTEGER NOT NULL,
    units INTEGER NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, credential_id, quota),
    FOREIGN KEY (business_id, credential_id) REFERENCES credential (business_id, id) ON DELETE CASCADE
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
INSERT INTO "outbox" VALUES(1,1,1,24,'reply','','17','Bis acht, Anna.','Bisacht,Anna.',0,NULL,'sent',1,@{t-258114},@{t-258112},@{t-258112},0,0,0,0,'18','https://blog.example.org/?p=4#comment-18',@{t-259000},'["", ""]','',NULL,@{owner},@{s-259114+0},@{t-259114},@{t-258112},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(2,1,1,26,'reply','','19','Bis acht, Adam.','Bisacht,Adam.',0,NULL,'sent',1,@{t-256930},@{t-256930},@{t-256930},0,0,0,0,'20','https://blog.example.org/?p=4#comment-20',@{t-257000},'["", ""]','',NULL,@{owner},@{s-257931+0},@{t-257930},@{t-256930},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(3,1,1,28,'reply','','21','Bis acht, Alma.','Bisacht,Alma.',0,NULL,'sent',1,@{t-255666},@{t-255665},@{t-255665},0,0,0,0,'22','https://blog.example.org/?p=4#comment-22',@{t-256000},'["", ""]','',NULL,@{owner},@{s-256666+0},@{t-256666},@{t-255665},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(4,1,1,30,'reply','','23','Bis acht, Abel.','Bisacht,Abel.',0,NULL,'sent',1,@{t-254494},@{t-254494},@{t-254494},0,0,0,0,'24','https://blog.example.org/?p=4#comment-24',@{t-255000},'["", ""]','',NULL,@{owner},@{s-255495+0},@{t-255494},@{t-254494},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(5,1,1,37,'act','spam','30','','',0,NULL,'sent',1,@{t-252525},@{t-252524},@{t-252524},0,0,0,0,NULL,'',@{t-252524},'','',NULL,@{owner},@{s-253525+0},@{t-253525},@{t-252524},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(6,1,1,38,'act','trash','31','','',0,NULL,'sent',1,@{t-251352},@{t-251352},@{t-251352},0,0,0,0,NULL,'',@{t-251352},'','',NULL,@{owner},@{s-252352+0},@{t-252352},@{t-251352},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(7,1,1,41,'reply','','33','Ja, Vera!','Ja,Vera!',0,NULL,'sent',1,@{t-249550},@{t-249549},@{t-249549},0,0,0,0,'34','https://blog.example.org/?p=4#comment-34',@{t-250000},'["", ""]','',NULL,@{owner},@{s-250551+0},@{t-250550},@{t-249549},'held',NULL,'',NULL);
INSERT INTO "outbox" VALUES(8,1,1,43,'reply','','35','Ja, Viktor!','Ja,Viktor!',0,NULL,'sent',1,@{t-248254},@{t-248254},@{t-248254},0,0,0,0,'36','https://blog.example.org/?p=4#comment-36',@{t-249000},'["", ""]','',NULL,@{owner},@{s-249256+0},@{t-249254},@{t-248254},'held',NULL,'',NULL);
INSERT INTO "outbox" VALUES(9,1,1,45,'reply','','37','Sicher, Nora.','Sicher,Nora.',0,NULL,'needs_human',1,@{t-241814},@{t-246814},@{t-246814},1,0,0,0,NULL,'',NULL,'["", ""]','maybe_ours',NULL,@{owner},@{s-247817+0},@{t-247816},@{t-241814},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(10,1,1,47,'reply','','39','Sicher, Nils.','Sicher,Nils.',0,NULL,'needs_human',1,@{t-235457},@{t-240457},@{t-240457},1,0,0,0,NULL,'',NULL,'["", ""]','maybe_ours',NULL,@{owner},@{s-241457+0},@{t-241457},@{t-235457},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(11,1,1,49,'reply','','41','Sicher, Nina.','Sicher,Nina.',0,NULL,'needs_human',1,@{t-229204},@{t-234204},@{t-234204},1,0,0,0,NULL,'',NULL,'["", ""]','maybe_ours',NULL,@{owner},@{s-235205+0},@{t-235205},@{t-229204},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(12,1,1,51,'reply','','43','Ich, Nele.','Ich,Nele.',0,NULL,'needs_human',0,@{t-227897},NULL,NULL,0,0,0,0,NULL,'',NULL,'','answered_meanwhile',NULL,@{owner},@{s-228897+0},@{t-228897},@{t-227897},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(13,1,1,53,'reply','','45','Ich, Nino.','Ich,Nino.',0,NULL,'needs_human',0,@{t-226580},NULL,NULL,0,0,0,0,NULL,'',NULL,'','answered_meanwhile',NULL,@{owner},@{s-227581+0},@{t-227580},@{t-226580},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(14,1,1,55,'reply','','47','Geht, Fritz.','Geht,Fritz.',0,NULL,'failed',1,@{t-225135},@{t-225134},@{t-225134},0,0,0,0,NULL,'',NULL,'["", ""]','closed',NULL,@{owner},@{s-226135+0},@{t-226135},@{t-225134},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(15,1,1,56,'reply','','48','Geht, Frida.','Geht,Frida.',0,NULL,'failed',1,@{t-223875},@{t-223874},@{t-223874},0,0,0,0,NULL,'',NULL,'["", ""]','closed',NULL,@{owner},@{s-224876+0},@{t-224875},@{t-223874},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(16,1,1,57,'reply','','49','Geht, Franz.','Geht,Franz.',0,NULL,'failed',1,@{t-222727},@{t-222727},@{t-222727},0,0,0,0,NULL,'',NULL,'["", ""]','gone',NULL,@{owner},@{s-223727+0},@{t-223727},@{t-222727},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(17,1,1,64,'reply','','55','Aber ja doch!','Aberjadoch!',0,NULL,'sent',1,@{t-219716},@{t-219715},@{t-219715},0,0,0,0,'56','https://blog.example.org/?p=4#comment-56',@{t-220000},'["", ""]','',NULL,@{owner},@{s-220716+0},@{t-220716},@{t-219715},'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(18,1,1,58,'reply','','50','Kommt an, Verena.','Kommtan,Verena.',0,NULL,'verifying',1,@{t-113998},@{t-118998},@{t-118998},1,0,0,0,NULL,'',NULL,'["", ""]','',NULL,@{owner},@{s-124993+0},@{t-124993},NULL,'public',NULL,'',NULL);
INSERT INTO "outbox" VALUES(19,1,1,59,'reply','','51','Kommt an, Sandra.','Kommtan,Sandra.',0,NULL,'sending',1,@{t-123983},@{t-118951},@{t-118951},0,0,0,0,NULL,'',NULL,'["", ""]','',NULL,@{owner},@{s-124984+0},@{t-124983},NULL,'public',NULL,'77842c0fce69dcad',@{t-58951});
INSERT INTO "outbox" VALUES(20,1,2,60,'reply','','3','Kommt an, Sonja.','Kommtan,Sonja.',0,NULL,'sending',1,@{t-123976},@{t-118998},@{t-118998},0,0,0,0,NULL,'',NULL,'["", ""]','',NULL,@{owner},@{s-124977+0},@{t-124976},NULL,'public',NULL,'77842c0fce69dcad',@{t-58998});
INSERT INTO "outbox" VALUES(21,1,1,61,'reply','','52','Kommt an, Quirin.','Kommtan,Quirin.',0,NULL,'queued',0,@{t-56949},NULL,NULL,0,0,0,0,NULL,'',NULL,'','',NULL,@{owner},@{s-116950+0},@{t-116949},NULL,'public',NULL,'',NULL);
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    author_id TEXT NOT NULL,
    name TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (channel_id, author_id)
) STRICT;
INSERT INTO "person" VALUES(1,1,1,'mail:0461ae256c80817f06b3ddf5affbf1ee8489bfe488342d99601e624b358075df','Alle',@{t-262911});
INSERT INTO "person" VALUES(2,1,1,'mail:0e9709cf5860097f367f1bbf923c0cb27bc5a6f8e30349e152df85bcc9537d5d','Viele',@{t-262629});
INSERT INTO "person" VALUES(3,1,1,'mail:79e775284f762befbb29bc5350b4d7f5f4d7440dea109d1d4f336f5c5de62bdc','Olga',@{t-262333});
INSERT INTO "person" VALUES(4,1,1,'user:4','Oskar',@{t-262035});
INSERT INTO "person" VALUES(5,1,1,'mail:31891a4b026b75508caf6579bbf7f5ef725e9be7486faf5fe3565dcbfbba80ea','Opa',@{t-261755});
INSERT INTO "person" VALUES(6,1,2,'mail:5942fb389252988194039900f4adfca252a0d6a2f40acd95f5e5998dbc199d5d','Ober',@{t-261462});
INSERT INTO "person" VALUES(7,1,1,'mail:f8b6063ab83f234727cd0983f3c6afedd57d422c62cf29cb941048235f842d16','Ida',@{t-261346});
INSERT INTO "person" VALUES(8,1,1,'mail:cd7beaff97faf28455261b90877379ba6ec3b8365c83ab3249144f54d7ae4113','Hedi',@{t-261045});
INSERT INTO "person" VALUES(9,1,1,'mail:ba18a49cb6d80be878d86d5c7f04e73865e6896baafa610412482647277e2040','Hans',@{t-260892});
INSERT INTO "person" VALUES(10,1,1,'mail:8345883e45ec93a99bacd3ff92ca444554ff34f03b6145e099d0f879f54c145a','Heinz',@{t-260735});
INSERT INTO "person" VALUES(11,1,1,'mail:f3e49672937da418a923affab3c153748266ef38819c380b15d79228e3359d6b','Paul',@{t-260117});
INSERT INTO "person" VALUES(12,1,1,'mail:3387dd9c48195b5bd1f4b99f3e622037acd968a108c98ea30df67dbaee8b0135','Petra',@{t-259825});
INSERT INTO "person" VALUES(13,1,1,'mail:5e151b627e8e2c4351146a7d6fe2798c017cc62731ca1bcc74bcc4ad80a9f2c7','Pia',@{t-259544});
INSERT INTO "person" VALUES(14,1,1,'mail:d48a92741ecdfb4c48c33459e9d328fbc592f425a4b1cea3a9a68b5f1ccd9d13','Anna',@{t-259224});
INSERT INTO "person" VALUES(15,1,1,'mail:47289c88ec71eaba4ee5fd7d9b4c66f484575b9ed29e1c1fc48fefefca6da28e','Adam',@{t-258046});
INSERT INTO "person" VALUES(16,1,1,'mail:a64b8e78efef8df94a0433e9e0ba9325bb6cad081dc7f43b861ba4533c6949c2','Alma',@{t-256784});
INSERT INTO "person" VALUES(17,1,1,'mail:c6d0a9577b21ec226ba820477397a7594fe483b970758b11b6003b30153fe959','Abel',@{t-255609});
INSERT INTO "person" VALUES(18,1,1,'mail:207f4d7e1c79d1c2f2d59ec2ea6dfb7aac00cb24c1f0cf039bf6a5b72729b0dd','Elsa',@{t-254455});
INSERT INTO "person" VALUES(19,1,1,'mail:ba3a03be5a546dfb302d709d04176f2e2f99ba23530858addd7164b10fced53f','Emil',@{t-254138});
INSERT INTO "person" VALUES(20,1,1,'mail:c84d9183b0f2d8599a14bed49ecb6e08c953860c2aa7f9513cb43ca2ed27ae0b','Dora',@{t-253868});
INSERT INTO "person" VALUES(21,1,1,'mail:133ad6bfe517f01adf97de4e332ac3c86333de9f1b5b2377217014eb8a91cbf0','Sepp',@{t-253639});
INSERT INTO "person" VALUES(22,1,1,'mail:5d791d1bb6f0a7c800b2f553cebb299936601d60512f156d149930d9bb437b2a','Tina',@{t-252466});
INSERT INTO "person" VALUES(23,1,1,'mail:6b93c9f52ac1dd16cca40e076aab83daeb7dd0190b7bb680965c9d72bed1747c','Gitti',@{t-251248});
INSERT INTO "person" VALUES(24,1,1,'user:6','Ulla',@{t-250963});
INSERT INTO "person" VALUES(25,1,1,'mail:369ddfca6b2d016e2e3aacdb2afd9ad5cc6fb98aec80ec6b71ba0bf2ef7fd56e','Vera',@{t-250660});
INSERT INTO "person" VALUES(26,1,1,'mail:1c5ebfc9d42dda9be8193245affe28707b13f7c88523ed75270c4e7dbccd3596','Viktor',@{t-249372});
INSERT INTO "person" VALUES(27,1,1,'mail:a94da3af787fe6e1bfbcbcdaa977fdfc3a16c34870564a37fc43823dd7370ed5','Nora',@{t-247929});
INSERT INTO "person" VALUES(28,1,1,'mail:9ed9509c1140f53e1735280b989e0dce956574c9cab972fb767262ae4a701555','Nils',@{t-241568});
INSERT INTO "person" VALUES(29,1,1,'mail:b1dfe221884fb3bb23b7b1bc4ad92e660a49641b0bc3a04f12ed5502e2718f4c','Nina',@{t-235315});
INSERT INTO "person" VALUES(30,1,1,'mail:cb45be7ece2f84288880fbd2395c529250263caec0ef6799b1735c2e3b639ce3','Nele',@{t-229011});
INSERT INTO "person" VALUES(31,1,1,'mail:100e397ea03bde8a808553df7bc9d7812617fdcbe9e4db34a7544a39367dd87e','Nino',@{t-227691});
INSERT INTO "person" VALUES(32,1,1,'mail:adbb40f1b3d0caf301735161960685f576d9c42a7441fb433fe27f43ea7740a3','Fritz',@{t-226250});
INSERT INTO "person" VALUES(33,1,1,'mail:c59ead9fae65db0ca23a5fe99296bf0964f602cee7cb329383a876156cfa065c','Frida',@{t-224985});
INSERT INTO "person" VALUES(34,1,1,'mail:429a7b68c22ff2ea9783b605a74fcf821057505fa3371ff8ce01bb0f3f077439','Franz',@{t-223837});
INSERT INTO "person" VALUES(35,1,1,'mail:75437da7d26e027a2c52e8e13839d3f13c7e73e6210d9e2eb00bda35084eeaf2','Verena',@{t-222603});
INSERT INTO "person" VALUES(36,1,1,'mail:1acd5d11db9fbbd31c5c58c4b566833594a0fec8c1d509dcff26636c6f205937','Sandra',@{t-222302});
INSERT INTO "person" VALUES(37,1,2,'mail:f427e4aec514adf8dc38633db936642a6857e34ac30e0831b4136c35780e6c75','Sonja',@{t-222002});
INSERT INTO "person" VALUES(38,1,1,'mail:9cfd8de8cd0e445038288c487cfb8cfab2bbfbcf1ee039d3ab5fab0755e7eac1','Quirin',@{t-221710});
INSERT INTO "person" VALUES(39,1,1,'mail:d6bd7932d75c4b6d9f279bb14d87ba7874bfef10243014d44bae76675e4381b2','Theo',@{t-221426});
INSERT INTO "person" VALUES(40,1,1,'mail:2c235950abcc9f2b594f898a68551cbb99a4d5647b9a686defabc710e1674046','Toni',@{t-221139});
INSERT INTO "person" VALUES(41,1,1,'mail:e24416f668fb84a858cf491e834daf20166b0777785f313dc928a8872cca8a91','Tom',@{t-220828});
INSERT INTO "person" VALUES(42,1,1,'mail:d9a7d0e39c95d8d8b89118c651dc9bdc2ba9003a33feefac0473ed26b0751aea','Clara',@{t-118998});
INSERT INTO "person" VALUES(43,1,1,'mail:cd2baa2a81621b8c023f0b2220d78713a0cda9b88d6ac9edd22a2e530414e1e7','Carla',@{t-116919});
CREATE TABLE refused_form (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('template', 'connection', 'details', 'target')),
    about INTEGER NOT NULL DEFAULT 0,                    -- the template that was to be changed; 0: a new one
    fields TEXT NOT NULL,                                -- JSON: what each field held
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
INSERT INTO "setting" VALUES('alive_at','@{t-119006}');
INSERT INTO "setting" VALUES('commands','a065ac9fb274baaab9319f2e3fc9adb930b2c9de2c86cc8ed1918871ac5f5df0 {"setup": @{s-267826+0}, "open": @{s-267826+2}, "connections": @{s-267826+4}, "templates": @{s-267826+6}, "numbers": @{s-267826+8}, "report": @{s-267826+10}, "help": @{s-267826+12}}');
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
INSERT INTO "template" VALUES(1,1,'Gutscheine','Gutscheine','Gutscheine ab {Betrag}, {name}!',0,@{t-263071},@{owner},NULL);
INSERT INTO "template" VALUES(2,1,'Samstag','Samstag','Samstag offen bis 12 Uhr.',0,@{t-263065},@{owner},NULL);
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
INSERT INTO "thread" VALUES(1,1,3,'4','Brot & Gebäck','https://blog.example.org/?p=4',@{t-264244});
INSERT INTO "thread" VALUES(2,1,1,'4','Brot & Gebäck','https://blog.example.org/?p=4',@{t-262885});
INSERT INTO "thread" VALUES(3,1,2,'4','Brot & Gebäck','https://blog.example.org/?p=4',@{t-261462});
INSERT INTO "thread" VALUES(4,1,5,'4','Brot & Gebäck','https://blog.example.org/?p=4',@{t-219664});
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
COMMIT;
PRAGMA user_version = 3;
