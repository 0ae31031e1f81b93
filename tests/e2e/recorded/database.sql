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
INSERT INTO "author" VALUES(1,1,1,'user:6','team',@{owner},@{t-254710});
CREATE TABLE business (
    id INTEGER PRIMARY KEY,
    server_id INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT 'de',
    customer_language TEXT NOT NULL DEFAULT 'de',
    zone TEXT NOT NULL DEFAULT 'Europe/Vienna',
    digest_at INTEGER NOT NULL DEFAULT 480,              -- minutes after local midnight
    target INTEGER NOT NULL DEFAULT 3600000,             -- milliseconds of calendar time
    inbox_id INTEGER,
    digest_id INTEGER,
    lock_screen_text INTEGER NOT NULL DEFAULT 1,
    set_up_at INTEGER,
    set_up_by INTEGER,
    celebrated_at INTEGER,
    person_key BLOB NOT NULL,                            -- random; turns mail addresses into author ids
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "business" VALUES(1,@{server},'Rösterei','de','de','UTC',1324,3600000,@{inbox},@{digest},1,@{t-272471},@{owner},@{t-261570},X'8A4629F36E9A91D0C83588DF88A8C35FC4767971F11284F858A362D53195D9D7',@{t-272525});
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
    created_at INTEGER NOT NULL, rang_at INTEGER, looked_at INTEGER,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "card" VALUES(1,1,'bundle',NULL,0,5,@{inbox},@{s-268960+0},NULL,@{t-268977},NULL,'',18,18,@{t-268997},NULL,@{t-51868997},NULL,@{t-262747});
INSERT INTO "card" VALUES(2,1,'comment',NULL,1,1,@{inbox},@{s-265575+0},NULL,@{t-265583},NULL,'{"role": null, "members": [@{owner}]}',4,4,@{t-265592},NULL,@{t-50665592},@{t-265583},NULL);
INSERT INTO "card" VALUES(3,1,'comment',NULL,1,1,@{inbox},@{s-265425+0},NULL,@{t-265429},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-265435},NULL,@{t-49465435},@{t-265429},NULL);
INSERT INTO "card" VALUES(4,1,'comment',NULL,1,1,@{inbox},@{s-265113+0},NULL,@{t-265118},NULL,'{"role": null, "members": [@{owner}]}',1,1,@{t-265124},NULL,@{t-48265124},@{t-265118},NULL);
INSERT INTO "card" VALUES(5,1,'comment',NULL,1,1,@{inbox},@{s-264969+0},NULL,@{t-264973},NULL,'{"role": null, "members": [@{owner}]}',1,1,@{t-264980},NULL,@{t-47064980},@{t-264973},NULL);
INSERT INTO "card" VALUES(6,1,'comment',NULL,1,1,@{inbox},@{s-264734+0},NULL,@{t-264757},NULL,'{"role": null, "members": [@{owner}]}',1,1,@{t-264769},NULL,@{t-45864769},@{t-264757},NULL);
INSERT INTO "card" VALUES(7,1,'comment',NULL,1,1,@{inbox},@{s-264588+0},NULL,@{t-264599},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-264611},NULL,@{t-44664611},@{t-264599},NULL);
INSERT INTO "card" VALUES(8,1,'comment',NULL,1,1,@{inbox},@{s-264468+0},NULL,@{t-264480},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-264489},NULL,@{t-43464489},@{t-264480},NULL);
INSERT INTO "card" VALUES(9,1,'comment',NULL,1,1,@{inbox},@{s-264159+0},NULL,@{t-264180},NULL,'{"role": null, "members": [@{owner}]}',1,1,@{t-264191},NULL,@{t-42264191},@{t-264180},NULL);
INSERT INTO "card" VALUES(10,1,'comment',NULL,1,1,@{inbox},@{s-264023+0},NULL,@{t-264031},NULL,'{"role": null, "members": [@{owner}]}',1,1,@{t-264042},NULL,@{t-41064042},@{t-264031},NULL);
INSERT INTO "card" VALUES(11,1,'comment',NULL,1,1,@{inbox},@{s-263863+0},NULL,@{t-263867},NULL,'{"role": null, "members": [@{owner}]}',1,1,@{t-263879},NULL,@{t-39863879},@{t-263867},NULL);
INSERT INTO "card" VALUES(12,1,'comment',NULL,1,1,@{inbox},@{s-263706+0},NULL,@{t-263722},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-263733},NULL,@{t-38663733},@{t-263722},NULL);
INSERT INTO "card" VALUES(13,1,'comment',NULL,1,1,@{inbox},@{s-263539+0},NULL,@{t-263547},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-263569},NULL,@{t-37463569},@{t-263547},NULL);
INSERT INTO "card" VALUES(14,1,'comment',NULL,1,1,@{inbox},@{s-263365+0},NULL,@{t-263369},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-263378},NULL,@{t-36263378},@{t-263369},NULL);
INSERT INTO "card" VALUES(15,1,'comment',NULL,1,1,@{inbox},@{s-263116+0},NULL,@{t-263122},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-263128},NULL,@{t-35063128},@{t-263122},NULL);
INSERT INTO "card" VALUES(16,1,'comment',NULL,1,1,@{inbox},@{s-262919+0},NULL,@{t-262926},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-262937},NULL,@{t-33862937},@{t-262926},NULL);
INSERT INTO "card" VALUES(17,1,'comment',NULL,1,1,@{inbox},@{s-262686+0},NULL,@{t-262691},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-262703},@{t-261558},@{t-32662703},@{t-262691},NULL);
INSERT INTO "card" VALUES(18,1,'comment',NULL,1,1,@{inbox},@{s-261441+0},NULL,@{t-261449},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-261464},@{t-260316},@{t-31461464},@{t-261449},NULL);
INSERT INTO "card" VALUES(19,1,'comment',NULL,1,1,@{inbox},@{s-260286+0},NULL,@{t-260291},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-260300},@{t-259161},@{t-30260300},@{t-260291},NULL);
INSERT INTO "card" VALUES(20,1,'comment',NULL,1,1,@{inbox},@{s-259107+0},NULL,@{t-259113},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-259124},@{t-257988},@{t-29059124},@{t-259113},NULL);
INSERT INTO "card" VALUES(21,1,'comment',NULL,1,1,@{inbox},@{s-257916+0},NULL,@{t-257920},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-257928},@{t-257763},@{t-27857928},@{t-257920},NULL);
INSERT INTO "card" VALUES(22,1,'comment',NULL,1,1,@{inbox},@{s-257669+0},NULL,@{t-257673},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-257679},@{t-257506},@{t-26657679},@{t-257673},NULL);
INSERT INTO "card" VALUES(23,1,'comment',NULL,1,1,@{inbox},@{s-257428+0},NULL,@{t-257438},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-257447},@{t-257323},@{t-25457447},@{t-257438},NULL);
INSERT INTO "card" VALUES(24,1,'comment',NULL,1,1,@{inbox},@{s-257285+0},NULL,@{t-257290},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-257300},@{t-256134},@{t-24257300},@{t-257290},NULL);
INSERT INTO "card" VALUES(25,1,'comment',NULL,1,1,@{inbox},@{s-256082+0},NULL,@{t-256091},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-256105},@{t-254943},@{t-23056105},@{t-256091},NULL);
INSERT INTO "card" VALUES(26,1,'comment',NULL,1,1,@{inbox},@{s-254898+0},NULL,@{t-254903},NULL,'{"role": null, "members": [@{owner}]}',5,5,@{t-254911},@{t-254679},@{t-21854911},@{t-254903},NULL);
INSERT INTO "card" VALUES(27,1,'comment',NULL,1,1,@{inbox},@{s-253385+0},NULL,@{t-253399},NULL,'{"role": null, "members": [@{owner}]}',4,4,@{t-253466},NULL,@{t-19454603},@{t-253399},NULL);
INSERT INTO "card" VALUES(28,1,'comment',NULL,1,1,@{inbox},@{s-252056+0},NULL,@{t-252061},NULL,'{"role": null, "members": [@{owner}]}',4,4,@{t-252081},NULL,@{t-18253221},@{t-252061},NULL);
INSERT INTO "card" VALUES(29,1,'comment',NULL,1,1,@{inbox},@{s-245732+0},NULL,@{t-245738},NULL,'{"role": null, "members": [@{owner}]}',6,6,@{t-245749},NULL,@{t-17051873},@{t-245738},NULL);
INSERT INTO "card" VALUES(30,1,'comment',NULL,1,1,@{inbox},@{s-239423+0},NULL,@{t-239427},NULL,'{"role": null, "members": [@{owner}]}',6,6,@{t-239431},NULL,@{t-15845563},@{t-239427},NULL);
INSERT INTO "card" VALUES(31,1,'comment',NULL,1,1,@{inbox},@{s-233060+0},NULL,@{t-233072},NULL,'{"role": null, "members": [@{owner}]}',6,6,@{t-233077},NULL,@{t-14639211},@{t-233072},NULL);
INSERT INTO "card" VALUES(32,1,'comment',NULL,1,1,@{inbox},@{s-231747+0},NULL,@{t-231777},NULL,'{"role": null, "members": [@{owner}]}',5,5,@{t-231794},NULL,@{t-13432919},@{t-231777},NULL);
INSERT INTO "card" VALUES(33,1,'comment',NULL,1,1,@{inbox},@{s-230383+0},NULL,@{t-230391},NULL,'{"role": null, "members": [@{owner}]}',5,5,@{t-230398},NULL,@{t-12231551},@{t-230391},NULL);
INSERT INTO "card" VALUES(34,1,'comment',NULL,1,1,@{inbox},@{s-230219+0},NULL,@{t-230223},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-230246},NULL,@{t-11030246},@{t-230223},NULL);
INSERT INTO "card" VALUES(35,1,'comment',NULL,1,1,@{inbox},@{s-228957+0},NULL,@{t-228970},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-228988},NULL,@{t-9828988},@{t-228970},NULL);
INSERT INTO "card" VALUES(36,1,'comment',NULL,1,1,@{inbox},@{s-227711+0},NULL,@{t-227721},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-227749},NULL,@{t-8627749},@{t-227721},NULL);
INSERT INTO "card" VALUES(37,1,'comment',NULL,1,1,@{inbox},@{s-226101+0},NULL,@{t-226109},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-226121},NULL,@{t-7426121},@{t-226109},NULL);
INSERT INTO "card" VALUES(38,1,'comment',NULL,1,1,@{inbox},@{s-225957+0},NULL,@{t-225961},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-225969},NULL,@{t-6225969},@{t-225961},NULL);
INSERT INTO "card" VALUES(39,1,'comment',NULL,1,1,@{inbox},@{s-225727+0},NULL,@{t-225799},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-225844},NULL,@{t-5025844},@{t-225799},NULL);
INSERT INTO "card" VALUES(40,1,'comment',NULL,1,1,@{inbox},@{s-225570+0},NULL,@{t-225597},NULL,'{"role": null, "members": [@{owner}]}',2,2,@{t-225644},NULL,@{t-3825644},@{t-225597},NULL);
INSERT INTO "card" VALUES(41,1,'comment',NULL,1,1,@{inbox},@{s-225462+0},NULL,@{t-225466},NULL,'{"role": null, "members": [@{owner}]}',1,1,@{t-225479},NULL,@{t-2625479},@{t-225466},NULL);
INSERT INTO "card" VALUES(42,1,'comment',NULL,1,1,@{inbox},@{s-225262+0},NULL,@{t-225315},NULL,'{"role": null, "members": [@{owner}]}',1,1,@{t-225328},NULL,@{t-1425328},@{t-225315},NULL);
INSERT INTO "card" VALUES(43,1,'comment',NULL,1,1,@{inbox},@{s-225159+0},NULL,@{t-225163},NULL,'{"role": null, "members": [@{owner}]}',3,3,@{t-225171},@{t-224001},@{t-225171},@{t-225163},NULL);
INSERT INTO "card" VALUES(44,1,'comment',NULL,1,1,@{inbox},@{s-223850+0},NULL,@{t-223863},NULL,'{"role": null, "members": [@{owner}]}',1,1,@{t-223881},NULL,@{t-223881},@{t-223863},NULL);
INSERT INTO "card" VALUES(45,1,'stopped',5,1,0,@{inbox},@{s-223795+0},NULL,@{t-223863},NULL,'{"role": null, "members": [@{owner}]}',1,1,@{t-223881},NULL,@{t-223881},@{t-223863},NULL);
INSERT INTO "card" VALUES(46,1,'stopped',4,1,0,@{inbox},@{s-223781+0},NULL,@{t-223863},NULL,'{"role": null, "members": [@{owner}]}',1,1,@{t-223896},NULL,@{t-223896},@{t-223863},NULL);
INSERT INTO "card" VALUES(47,1,'comment',NULL,1,1,@{inbox},@{s-116891+0},NULL,@{t-116949},@{t-56949},'{"role": null, "members": [@{owner}]}',1,1,@{t-119005},NULL,@{t-119005},@{t-116949},NULL);
INSERT INTO "card" VALUES(48,1,'comment',NULL,1,1,@{inbox},NULL,@{t-116812},NULL,NULL,'',1,0,@{t-116826},NULL,@{t-116826},NULL,NULL);
CREATE TABLE card_comment (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    card_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    FOREIGN KEY (business_id, card_id) REFERENCES card (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, comment_id)                     -- a comment is on exactly one card
) STRICT;
INSERT INTO "card_comment" VALUES(1,1,1,1);
INSERT INTO "card_comment" VALUES(2,1,1,2);
INSERT INTO "card_comment" VALUES(3,1,1,3);
INSERT INTO "card_comment" VALUES(4,1,1,4);
INSERT INTO "card_comment" VALUES(5,1,1,5);
INSERT INTO "card_comment" VALUES(6,1,2,6);
INSERT INTO "card_comment" VALUES(7,1,3,7);
INSERT INTO "card_comment" VALUES(8,1,4,8);
INSERT INTO "card_comment" VALUES(9,1,5,9);
INSERT INTO "card_comment" VALUES(10,1,6,10);
INSERT INTO "card_comment" VALUES(11,1,7,11);
INSERT INTO "card_comment" VALUES(12,1,8,12);
INSERT INTO "card_comment" VALUES(13,1,9,13);
INSERT INTO "card_comment" VALUES(14,1,10,14);
INSERT INTO "card_comment" VALUES(15,1,11,15);
INSERT INTO "card_comment" VALUES(16,1,12,16);
INSERT INTO "card_comment" VALUES(17,1,13,17);
INSERT INTO "card_comment" VALUES(18,1,14,18);
INSERT INTO "card_comment" VALUES(19,1,15,20);
INSERT INTO "card_comment" VALUES(20,1,16,22);
INSERT INTO "card_comment" VALUES(21,1,17,24);
INSERT INTO "card_comment" VALUES(22,1,18,26);
INSERT INTO "card_comment" VALUES(23,1,19,28);
INSERT INTO "card_comment" VALUES(24,1,20,30);
INSERT INTO "card_comment" VALUES(25,1,21,32);
INSERT INTO "card_comment" VALUES(26,1,22,34);
INSERT INTO "card_comment" VALUES(27,1,23,36);
INSERT INTO "card_comment" VALUES(28,1,24,37);
INSERT INTO "card_comment" VALUES(29,1,25,38);
INSERT INTO "card_comment" VALUES(30,1,26,39);
INSERT INTO "card_comment" VALUES(31,1,27,40);
INSERT INTO "card_comment" VALUES(32,1,28,42);
INSERT INTO "card_comment" VALUES(33,1,29,44);
INSERT INTO "card_comment" VALUES(34,1,30,46);
INSERT INTO "card_comment" VALUES(35,1,31,48);
INSERT INTO "card_comment" VALUES(36,1,32,50);
INSERT INTO "card_comment" VALUES(37,1,33,52);
INSERT INTO "card_comment" VALUES(38,1,34,54);
INSERT INTO "card_comment" VALUES(39,1,35,55);
INSERT INTO "card_comment" VALUES(40,1,36,56);
INSERT INTO "card_comment" VALUES(41,1,37,57);
INSERT INTO "card_comment" VALUES(42,1,38,58);
INSERT INTO "card_comment" VALUES(43,1,39,59);
INSERT INTO "card_comment" VALUES(44,1,40,60);
INSERT INTO "card_comment" VALUES(45,1,41,61);
INSERT INTO "card_comment" VALUES(46,1,42,62);
INSERT INTO "card_comment" VALUES(47,1,43,63);
INSERT INTO "card_comment" VALUES(48,1,44,65);
INSERT INTO "card_comment" VALUES(49,1,47,66);
INSERT INTO "card_comment" VALUES(50,1,48,67);
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
    send_failures INTEGER NOT NULL DEFAULT 0, clock_ahead INTEGER NOT NULL DEFAULT 0, taken_since INTEGER, taken_rows INTEGER NOT NULL DEFAULT 0, taken_bytes INTEGER NOT NULL DEFAULT 0,
    UNIQUE (business_id, id),
    FOREIGN KEY (business_id, credential_id) REFERENCES credential (business_id, id)
) STRICT;
INSERT INTO "channel" VALUES(1,1,'wordpress','Bäckerei Sonnenhut','{"url": "@{blogs}/laden"}','{"can_write": true, "found": {"home": "@{blogs}/laden", "root": "@{blogs}/laden/index.php?rest_route=/"}, "id": "@{host}/laden", "knows_team": false, "maybe_ids": ["5"], "missing": [], "name": "Bäckerei Sonnenhut", "names": ["Maria Sonnenhut"], "own_ids": ["2"], "role": "editor", "team_ids": ["1", "3"], "token_ends_at": null, "url": "@{blogs}/laden"}','@{host}/laden',@{t-271597},1,'active',@{t-271597},@{t-271584},@{t-116826},'on',@{t-271597},'',0,'on',@{t-271597},'',0,0,@{t-265592},62,887);
INSERT INTO "channel" VALUES(2,1,'wordpress','@{host}/zweit','{"url": "@{blogs}/zweit"}','{"can_write": true, "found": {"home": "@{blogs}/zweit", "root": "@{blogs}/zweit/index.php?rest_route=/"}, "id": "@{host}/zweit", "knows_team": false, "maybe_ids": ["5"], "missing": [], "name": "Bäckerei Sonnenhut", "names": ["Maria Sonnenhut"], "own_ids": ["2"], "role": "editor", "team_ids": ["1", "3"], "token_ends_at": null, "url": "@{blogs}/zweit"}','@{host}/zweit',@{t-270350},1,'active',@{t-270350},@{t-270337},@{t-116825},'on',@{t-270350},'',0,'on',@{t-270350},'',0,0,@{t-264611},2,33);
INSERT INTO "channel" VALUES(3,1,'wordpress','@{host}/lesen','{"url": "@{blogs}/lesen"}','{"can_write": false, "found": {"home": "@{blogs}/lesen", "root": "@{blogs}/lesen/index.php?rest_route=/"}, "id": "@{host}/lesen", "knows_team": false, "maybe_ids": [], "missing": [], "name": "Bäckerei Sonnenhut", "names": [], "own_ids": [], "role": "", "team_ids": ["1", "2", "3"], "token_ends_at": null, "url": "@{blogs}/lesen"}','@{host}/lesen',@{t-269005},NULL,'active',@{t-269005},@{t-268997},@{t-116842},'on',@{t-269005},'',0,'on',@{t-226458},'',0,0,@{t-268997},7,101);
INSERT INTO "channel" VALUES(4,1,'wordpress','@{host}/aus','{"url": "@{blogs}/aus"}','{"can_write": true, "found": {"home": "@{blogs}/aus", "root": "@{blogs}/aus/index.php?rest_route=/"}, "id": "@{host}/aus", "knows_team": false, "maybe_ids": ["5"], "missing": [], "name": "Bäckerei Sonnenhut", "names": ["Maria Sonnenhut"], "own_ids": ["2"], "role": "editor", "team_ids": ["1", "3"], "token_ends_at": null, "url": "@{blogs}/aus"}','@{host}/aus',@{t-267699},3,'active',@{t-267699},@{t-267677},@{t-223942},'out',@{t-223896},'revoked',28,'on',@{t-267699},'',0,0,NULL,0,0);
INSERT INTO "channel" VALUES(5,1,'wordpress','@{host}/flut','{"url": "@{blogs}/flut"}','{"can_write": false, "found": {"home": "@{blogs}/flut", "root": "@{blogs}/flut/index.php?rest_route=/"}, "id": "@{host}/flut", "knows_team": false, "maybe_ids": [], "missing": [], "name": "Bäckerei Sonnenhut", "names": [], "own_ids": [], "role": "", "team_ids": ["1", "2", "3"], "token_ends_at": null, "url": "@{blogs}/flut"}','@{host}/flut',@{t-266273},NULL,'active',@{t-266273},@{t-266260},@{t-223881},'out',@{t-223881},'flood',1,'off',@{t-266273},'',0,0,@{t-223960},20000,11);
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
    probable_answer TEXT, identity TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, thread_id) REFERENCES thread (business_id, id),
    FOREIGN KEY (business_id, person_id) REFERENCES person (business_id, id),
    UNIQUE (business_id, id),
    UNIQUE (channel_id, external_id)
) STRICT;
INSERT INTO "comment" VALUES(1,1,3,'2',2,1,NULL,NULL,'Leser0','customer','Frage Nummer 0?','[]','comment',NULL,'public',@{t-273000},NULL,@{t-268997},@{t-273000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'B129C8AA906B1000EF91258A939FD2AE',1,@{t-116842},'open','question',0,@{t-268977},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(2,1,3,'3',3,1,NULL,NULL,'Leser1','customer','Frage Nummer 1?','[]','comment',NULL,'public',@{t-273000},NULL,@{t-268997},@{t-273000},'https://blog.example.org/?p=4#comment-3','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-3"}',X'2FB8505BC3A0D6F507E441A40503BC6D',1,@{t-116842},'open','question',0,@{t-268977},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(3,1,3,'4',4,1,NULL,NULL,'Leser2','customer','Frage Nummer 2?','[]','comment',NULL,'public',@{t-273000},NULL,@{t-268997},@{t-273000},'https://blog.example.org/?p=4#comment-4','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-4"}',X'EA415F8FD0515B1BFA3AFBD0EC9DD01F',1,@{t-116842},'open','question',0,@{t-268977},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(4,1,3,'5',5,1,NULL,NULL,'Leser3','customer','Frage Nummer 3?','[]','comment',NULL,'public',@{t-273000},NULL,@{t-268997},@{t-273000},'https://blog.example.org/?p=4#comment-5','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-5"}',X'11E539677556DE77859453AE40803955',1,@{t-116842},'open','question',0,@{t-268977},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(5,1,3,'6',6,1,NULL,NULL,'Leser4','customer','Frage Nummer 4?','[]','comment',NULL,'public',@{t-273000},NULL,@{t-268997},@{t-273000},'https://blog.example.org/?p=4#comment-6','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-6"}',X'B9CCCCF876441846C182516BF9E543B1',1,@{t-116842},'open','question',0,@{t-268977},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(6,1,1,'2',2,2,NULL,1,'Alle','customer','Gilt das noch?','[]','comment',NULL,'public',@{t-266000},NULL,@{t-265592},@{t-266000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'03A33CBF30482E4772F789F58573BA48',1,@{t-116849},'open','question',0,@{t-265583},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(7,1,1,'3',3,2,NULL,2,'Viele','customer','Und das auch?','[]','comment',NULL,'public',@{t-266000},NULL,@{t-265435},@{t-266000},'https://blog.example.org/?p=4#comment-3','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-3"}',X'7E722C259688B09CF62BAC8009DC5606',1,@{t-116849},'open','question',0,@{t-265429},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(8,1,1,'4',4,2,NULL,3,'Olga','customer','Habt ihr am Samstag offen?','[]','comment',NULL,'public',@{t-266000},NULL,@{t-265124},@{t-266000},'https://blog.example.org/?p=4#comment-4','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-4"}',X'DEBD5AA37A043FA6BD2EFB1EB9839024',1,@{t-116849},'open','question',0,@{t-265118},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(9,1,1,'5',5,2,NULL,4,'Oskar','customer','Habt ihr Gutscheine?','[]','comment',NULL,'public',@{t-265000},NULL,@{t-264980},@{t-265000},'https://blog.example.org/?p=4#comment-5','public','{"by": "4", "link": "https://blog.example.org/?p=4#comment-5"}',X'C4E716BAD76F515145DA18881A178A66',1,@{t-116849},'open','question',0,@{t-264973},NULL,NULL,NULL,NULL,'user:4');
INSERT INTO "comment" VALUES(10,1,1,'6',6,2,NULL,5,'Opa','customer','Ein Gruß aus Graz!','[]','comment',NULL,'public',@{t-265000},NULL,@{t-264769},@{t-265000},'https://blog.example.org/?p=4#comment-6','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-6"}',X'D95E87F28121B0A045BF2A664822B69C',1,@{t-116849},'open','other',0,@{t-264757},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(11,1,2,'2',2,3,NULL,6,'Ober','customer','Gibt es hier Kuchen?','[]','comment',NULL,'public',@{t-265000},NULL,@{t-264611},@{t-265000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'17AB5F632DFF7EA4A77E26DAEE875432',1,@{t-116877},'open','question',0,@{t-264599},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(12,1,1,'7',7,2,NULL,7,'Ida','customer','Sonntag offen?','[]','comment',NULL,'public',@{t-265000},@{t-264339},@{t-264489},@{t-265000},'https://blog.example.org/?p=4#comment-7','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-7"}',X'119853198C4A52B81CAAC656E556035B',1,@{t-116849},'open','question',0,@{t-264480},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(13,1,1,'8',8,2,NULL,8,'Hedi','customer','Darf ich was fragen?','[]','comment',NULL,'public',@{t-265000},NULL,@{t-264191},@{t-265000},'https://blog.example.org/?p=4#comment-8','held','{"by": "0", "link": "https://blog.example.org/?p=4#comment-8"}',X'CF97B31A3E5F298AE152A4B1AC8B1D4E',1,@{t-116849},'open','question',0,@{t-264180},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(14,1,1,'9',9,2,NULL,9,'Hans','customer','Darf ich was fragen?','[]','comment',NULL,'public',@{t-265000},NULL,@{t-264042},@{t-265000},'https://blog.example.org/?p=4#comment-9','held','{"by": "0", "link": "https://blog.example.org/?p=4#comment-9"}',X'209F4B93D1AA0EFAB6F4A528EC3EBE67',1,@{t-116849},'open','question',0,@{t-264031},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(15,1,1,'10',10,2,NULL,10,'Heinz','customer','Darf ich was fragen?','[]','comment',NULL,'public',@{t-264000},NULL,@{t-263879},@{t-264000},'https://blog.example.org/?p=4#comment-10','held','{"by": "0", "link": "https://blog.example.org/?p=4#comment-10"}',X'39175CAF97C9C7A22F7BF4E21925D766',1,@{t-116849},'open','question',0,@{t-263867},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(16,1,3,'7',7,1,NULL,NULL,'Lena','customer','Wo parkt man?','[]','comment',NULL,'public',@{t-264000},NULL,@{t-263733},@{t-264000},'https://blog.example.org/?p=4#comment-7','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-7"}',X'BF83A89A5B7C93085D58D605391412B5',1,@{t-116842},'open','question',0,@{t-263722},NULL,NULL,@{t-263607},NULL,'');
INSERT INTO "comment" VALUES(17,1,3,'8',8,1,NULL,NULL,'Lars','customer','Wo parkt man?','[]','comment',NULL,'public',@{t-264000},NULL,@{t-263569},@{t-264000},'https://blog.example.org/?p=4#comment-8','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-8"}',X'7B1FBC0F91E71A6C37A5D13F4F99BE44',1,@{t-116842},'open','question',0,@{t-263547},NULL,NULL,@{t-263424},NULL,'');
INSERT INTO "comment" VALUES(18,1,1,'11',11,2,NULL,11,'Paul','customer','Macht ihr Kurse?','[]','comment',NULL,'public',@{t-264000},NULL,@{t-263378},@{t-264000},'https://blog.example.org/?p=4#comment-11','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-11"}',X'2D093B04993292F59B91D783E4B5036C',1,@{t-116849},'open','question',0,@{t-263369},NULL,NULL,NULL,'12','');
INSERT INTO "comment" VALUES(19,1,1,'12',12,2,'11',NULL,'Gerda','team','Ja, machen wir.','[]','comment',NULL,'public',@{t-264000},NULL,@{t-263218},@{t-264000},'https://blog.example.org/?p=4#comment-12','public','{"by": "5", "link": "https://blog.example.org/?p=4#comment-12"}',X'4EC201D5C1AEAF3DDA2572A6C6CD22A6',0,@{t-263218},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:5');
INSERT INTO "comment" VALUES(20,1,1,'13',13,2,NULL,12,'Petra','customer','Macht ihr Kurse?','[]','comment',NULL,'public',@{t-264000},NULL,@{t-263128},@{t-264000},'https://blog.example.org/?p=4#comment-13','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-13"}',X'FDA5956383BF6EA9EFCC7DEF34B918AC',1,@{t-116849},'open','question',0,@{t-263122},NULL,NULL,NULL,'14','');
INSERT INTO "comment" VALUES(21,1,1,'14',14,2,'13',NULL,'Gerda','team','Ja, machen wir.','[]','comment',NULL,'public',@{t-264000},NULL,@{t-262990},@{t-264000},'https://blog.example.org/?p=4#comment-14','public','{"by": "5", "link": "https://blog.example.org/?p=4#comment-14"}',X'87BBC78DE5B32465BBF412827993A709',0,@{t-262990},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:5');
INSERT INTO "comment" VALUES(22,1,1,'15',15,2,NULL,13,'Pia','customer','Macht ihr Kurse?','[]','comment',NULL,'public',@{t-263000},NULL,@{t-262937},@{t-263000},'https://blog.example.org/?p=4#comment-15','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-15"}',X'3D728C01DE316B0F944DEEC49D29BC2E',1,@{t-116849},'open','question',0,@{t-262926},NULL,NULL,NULL,'16','');
INSERT INTO "comment" VALUES(23,1,1,'16',16,2,'15',NULL,'Gerda','team','Ja, machen wir.','[]','comment',NULL,'public',@{t-263000},NULL,@{t-262790},@{t-263000},'https://blog.example.org/?p=4#comment-16','public','{"by": "5", "link": "https://blog.example.org/?p=4#comment-16"}',X'DB0DDED4BE31C98AF2189C5623EA23F2',0,@{t-262790},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:5');
INSERT INTO "comment" VALUES(24,1,1,'17',17,2,NULL,14,'Anna','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-263000},NULL,@{t-262703},@{t-263000},'https://blog.example.org/?p=4#comment-17','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-17"}',X'4419D1A157B5772DA762CD2F133C40A3',1,@{t-116849},'answered','question',0,@{t-262691},@{t-262000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(25,1,1,'18',18,2,'17',NULL,'Redaktion','us','Bis acht, Anna.','[]','comment',NULL,'public',@{t-262000},NULL,@{t-261535},@{t-262000},'https://blog.example.org/?p=4#comment-18','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-18"}',X'A0CA3803B176E7C8A87C0AC35618BA59',0,@{t-261535},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(26,1,1,'19',19,2,NULL,15,'Adam','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-262000},NULL,@{t-261464},@{t-262000},'https://blog.example.org/?p=4#comment-19','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-19"}',X'7F89192C4155F6657797D9FDBE85026A',1,@{t-116849},'answered','question',0,@{t-261449},@{t-261000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(27,1,1,'20',20,2,'19',NULL,'Redaktion','us','Bis acht, Adam.','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260300},@{t-261000},'https://blog.example.org/?p=4#comment-20','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-20"}',X'9E4F30E1519D1967D5CC47FD5DED0BE0',0,@{t-260300},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(28,1,1,'21',21,2,NULL,16,'Alma','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-261000},NULL,@{t-260300},@{t-261000},'https://blog.example.org/?p=4#comment-21','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-21"}',X'E896335DDC64584BCC74458EE9A53CEC',1,@{t-116849},'answered','question',0,@{t-260291},@{t-260000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(29,1,1,'22',22,2,'21',NULL,'Redaktion','us','Bis acht, Alma.','[]','comment',NULL,'public',@{t-260000},NULL,@{t-259124},@{t-260000},'https://blog.example.org/?p=4#comment-22','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-22"}',X'DD701972E589EA3F7EC7B2B608854C0B',0,@{t-259124},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(30,1,1,'23',23,2,NULL,17,'Abel','customer','Wie lange noch?','[]','comment',NULL,'public',@{t-260000},NULL,@{t-259124},@{t-260000},'https://blog.example.org/?p=4#comment-23','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-23"}',X'28502A7B21D5354A33B401E4B5BA3777',1,@{t-116849},'answered','question',0,@{t-259113},@{t-258000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(31,1,1,'24',24,2,'23',NULL,'Redaktion','us','Bis acht, Abel.','[]','comment',NULL,'public',@{t-258000},NULL,@{t-257983},@{t-258000},'https://blog.example.org/?p=4#comment-24','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-24"}',X'12105EDD76082BFD1A2D686AA7B5BFC4',0,@{t-257983},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(32,1,1,'25',25,2,NULL,18,'Elsa','customer','Kommt ihr auch?','[]','comment',NULL,'public',@{t-258000},NULL,@{t-257928},@{t-258000},'https://blog.example.org/?p=4#comment-25','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-25"}',X'7288F892833C6F8BDACD09A2E3FEE9DE',1,@{t-116849},'elsewhere','question',0,@{t-257920},@{t-258000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(33,1,1,'26',26,2,'25',NULL,'Redaktion','us','Ja, gern.','[]','comment',NULL,'public',@{t-258000},NULL,@{t-257771},@{t-258000},'https://blog.example.org/?p=4#comment-26','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-26"}',X'63879B49112A839E7B97A275CA8F1126',0,@{t-257771},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(34,1,1,'27',27,2,NULL,19,'Emil','customer','Kommt ihr auch?','[]','comment',NULL,'public',@{t-258000},NULL,@{t-257679},@{t-258000},'https://blog.example.org/?p=4#comment-27','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-27"}',X'212F7AC5357ACC15C14653C842EB896A',1,@{t-116849},'elsewhere','question',0,@{t-257673},@{t-258000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(35,1,1,'28',28,2,'27',NULL,'Redaktion','team','Ja, gern.','[]','comment',NULL,'public',@{t-258000},NULL,@{t-257516},@{t-258000},'https://blog.example.org/?p=4#comment-28','public','{"by": "3", "link": "https://blog.example.org/?p=4#comment-28"}',X'ECF4447BA92762333625AB4D6E59E230',0,@{t-257516},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'user:3');
INSERT INTO "comment" VALUES(36,1,1,'29',29,2,NULL,20,'Dora','customer','Schöne Grüße!','[]','comment',NULL,'public',@{t-258000},NULL,@{t-257447},@{t-258000},'https://blog.example.org/?p=4#comment-29','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-29"}',X'5FA9FD5ED1A074ECB4DE4AC69136F0EB',1,@{t-257447},'done','other',0,@{t-257438},NULL,@{t-257328},NULL,NULL,'');
INSERT INTO "comment" VALUES(37,1,1,'30',30,2,NULL,21,'Sepp','customer','Billige Uhren!','[]','comment',NULL,'public',@{t-258000},NULL,@{t-257300},@{t-258000},'https://blog.example.org/?p=4#comment-30','spam','{"by": "0", "link": "https://blog.example.org/?p=4#comment-30"}',X'F33C03DF880E01EB584F871CD809E00C',1,@{t-116849},'open','other',0,@{t-257290},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(38,1,1,'31',31,2,NULL,22,'Tina','customer','Billige Uhren!','[]','comment',NULL,'public',@{t-257000},NULL,@{t-256105},@{t-257000},'https://blog.example.org/?p=4#comment-31','trashed','{"by": "0", "link": "https://blog.example.org/?p=4#comment-31"}',X'1CCD5B6968D9796FE3AE5E93725C4FFF',1,@{t-116849},'open','other',0,@{t-256091},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(39,1,1,'32',32,2,NULL,NULL,'Ulla','team','Wir waren das!','[]','comment',NULL,'public',@{t-255000},NULL,@{t-254911},@{t-255000},'https://blog.example.org/?p=4#comment-32','public','{"by": "6", "link": "https://blog.example.org/?p=4#comment-32"}',X'ADD6BD65532C9CFC1109FD951BEDAA03',1,@{t-254911},'silent','other',0,@{t-254903},NULL,NULL,NULL,NULL,'user:6');
INSERT INTO "comment" VALUES(40,1,1,'33',33,2,NULL,25,'Vera','customer','Sieht man das?','[]','comment',NULL,'public',@{t-255000},NULL,@{t-254603},@{t-255000},'https://blog.example.org/?p=4#comment-33','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-33"}',X'6592D5E8565A3B6AB7AD39154B63419F',1,@{t-116849},'open','question',0,@{t-254597},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(41,1,1,'34',34,2,'33',NULL,'Redaktion','us','Ja, Vera!','[]','comment',NULL,'public',@{t-254000},NULL,@{t-253364},@{t-254000},'https://blog.example.org/?p=4#comment-34','held','{"by": "2", "link": "https://blog.example.org/?p=4#comment-34"}',X'A4ED7B6D19DAE8243A38268C3E9A8409',0,@{t-116849},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(42,1,1,'35',35,2,NULL,26,'Viktor','customer','Sieht man das?','[]','comment',NULL,'public',@{t-254000},NULL,@{t-253221},@{t-254000},'https://blog.example.org/?p=4#comment-35','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-35"}',X'8B6E176AE129C8E20F7E568B130F46E6',1,@{t-116849},'open','question',0,@{t-253211},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(43,1,1,'36',36,2,'35',NULL,'Redaktion','us','Ja, Viktor!','[]','comment',NULL,'public',@{t-253000},NULL,@{t-252029},@{t-253000},'https://blog.example.org/?p=4#comment-36','held','{"by": "2", "link": "https://blog.example.org/?p=4#comment-36"}',X'DC7440ED51011F24B69D68734B0E1FED',0,@{t-116849},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(44,1,1,'37',37,2,NULL,27,'Nora','customer','Ist das sicher?','[]','comment',NULL,'public',@{t-252000},NULL,@{t-251873},@{t-252000},'https://blog.example.org/?p=4#comment-37','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-37"}',X'1B9F177501ADF7AF04B75C0AD473A2F5',1,@{t-116849},'elsewhere','question',0,@{t-251864},@{t-251000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(45,1,1,'38',38,2,'37',NULL,'Redaktion','us','Sehr sicher, Nora.','[]','comment',NULL,'public',@{t-251000},NULL,@{t-250710},@{t-251000},'https://blog.example.org/?p=4#comment-38','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-38"}',X'A977F1C3E692CBA5670B0D6392CDDD02',0,@{t-250710},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(46,1,1,'39',39,2,NULL,28,'Nils','customer','Ist das sicher?','[]','comment',NULL,'public',@{t-246000},NULL,@{t-245563},@{t-246000},'https://blog.example.org/?p=4#comment-39','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-39"}',X'4A783E40791BDB7E6E9F74718A9798A4',1,@{t-116849},'elsewhere','question',0,@{t-245553},@{t-245000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(47,1,1,'40',40,2,'39',NULL,'Redaktion','us','Sehr sicher, Nils.','[]','comment',NULL,'public',@{t-245000},NULL,@{t-244348},@{t-245000},'https://blog.example.org/?p=4#comment-40','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-40"}',X'D65E67DA68A6CA090B5FC6BA9226362A',0,@{t-244348},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(48,1,1,'41',41,2,NULL,29,'Nina','customer','Ist das sicher?','[]','comment',NULL,'public',@{t-240000},NULL,@{t-239211},@{t-240000},'https://blog.example.org/?p=4#comment-41','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-41"}',X'21572886D7EDE509260044BAA6EFBAAE',1,@{t-116849},'elsewhere','question',0,@{t-239201},@{t-239000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(49,1,1,'42',42,2,'41',NULL,'Redaktion','us','Sehr sicher, Nina.','[]','comment',NULL,'public',@{t-239000},NULL,@{t-238004},@{t-239000},'https://blog.example.org/?p=4#comment-42','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-42"}',X'3BBE94D82DADB50CC9018E2029DB9623',0,@{t-238004},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(50,1,1,'43',43,2,NULL,30,'Nele','customer','Wer antwortet?','[]','comment',NULL,'public',@{t-233000},NULL,@{t-232919},@{t-233000},'https://blog.example.org/?p=4#comment-43','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-43"}',X'90CB873F1A4266EB426C68E4141C7C4C',1,@{t-116849},'elsewhere','question',0,@{t-232906},@{t-233000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(51,1,1,'44',44,2,'43',NULL,'Redaktion','us','Wir beide.','[]','comment',NULL,'public',@{t-233000},NULL,@{t-232760},@{t-233000},'https://blog.example.org/?p=4#comment-44','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-44"}',X'63CD3CDABB672EF7F323AD94CB74A9E7',0,@{t-232760},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(52,1,1,'45',45,2,NULL,31,'Nino','customer','Wer antwortet?','[]','comment',NULL,'public',@{t-232000},NULL,@{t-231551},@{t-232000},'https://blog.example.org/?p=4#comment-45','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-45"}',X'AC5F5BB5840F0C8CA61E712A54BF1F93',1,@{t-116849},'elsewhere','question',0,@{t-231536},@{t-232000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(53,1,1,'46',46,2,'45',NULL,'Redaktion','us','Wir beide.','[]','comment',NULL,'public',@{t-232000},NULL,@{t-231355},@{t-232000},'https://blog.example.org/?p=4#comment-46','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-46"}',X'2D7FC6B701B3D9ED9D3C6060FC5876E1',0,@{t-231355},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(54,1,1,'47',47,2,NULL,32,'Fritz','customer','Geht das?','[]','comment',NULL,'public',@{t-231000},NULL,@{t-230246},@{t-231000},'https://blog.example.org/?p=4#comment-47','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-47"}',X'C1BC2CCA010E04992FC6905BAF10F068',1,@{t-116849},'open','question',0,@{t-230223},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(55,1,1,'48',48,2,NULL,33,'Frida','customer','Geht das?','[]','comment',NULL,'public',@{t-230000},NULL,@{t-228988},@{t-230000},'https://blog.example.org/?p=4#comment-48','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-48"}',X'D28411E147EFF7F3C63E687B777DC2FB',1,@{t-116849},'open','question',0,@{t-228970},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(56,1,1,'49',49,2,NULL,34,'Franz','customer','Geht das?','[]','comment',NULL,'public',@{t-228000},NULL,@{t-227749},@{t-228000},'https://blog.example.org/?p=4#comment-49','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-49"}',X'900956E1A76F39246FFC5F1EA47ABA80',1,@{t-116849},'open','question',0,@{t-227721},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(57,1,1,'50',50,2,NULL,35,'Verena','customer','Kommt das an?','[]','comment',NULL,'public',@{t-227000},NULL,@{t-226121},@{t-227000},'https://blog.example.org/?p=4#comment-50','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-50"}',X'79732315D2C4C56E4E1C1BDCCDE1A617',1,@{t-116849},'open','question',0,@{t-226109},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(58,1,1,'51',51,2,NULL,36,'Sandra','customer','Kommt das an?','[]','comment',NULL,'public',@{t-226000},NULL,@{t-225969},@{t-226000},'https://blog.example.org/?p=4#comment-51','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-51"}',X'B26811AD107040EB7828C1D368AD537F',1,@{t-116849},'open','question',0,@{t-225961},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(59,1,2,'3',3,3,NULL,37,'Sonja','customer','Kommt das an?','[]','comment',NULL,'public',@{t-226000},NULL,@{t-225844},@{t-226000},'https://blog.example.org/?p=4#comment-3','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-3"}',X'58871F4FA157F929E44C672494DDCF0E',1,@{t-116877},'open','question',0,@{t-225799},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(60,1,1,'52',52,2,NULL,38,'Quirin','customer','Kommt das an?','[]','comment',NULL,'public',@{t-226000},NULL,@{t-225644},@{t-226000},'https://blog.example.org/?p=4#comment-52','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-52"}',X'1DD21B9F9094002B64A21BBDA16A1BC3',1,@{t-116849},'open','question',0,@{t-225597},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(61,1,1,'53',53,2,NULL,39,'Theo','customer','Wirklich?','[]','comment',NULL,'public',@{t-226000},NULL,@{t-225479},@{t-226000},'https://blog.example.org/?p=4#comment-53','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-53"}',X'54D1F91A3C85D511008AF20269F4741D',1,@{t-116849},'open','question',0,@{t-225466},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(62,1,1,'54',54,2,NULL,40,'Toni','customer','Wirklich?','[]','comment',NULL,'public',@{t-226000},NULL,@{t-225328},@{t-226000},'https://blog.example.org/?p=4#comment-54','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-54"}',X'4C472014D34BBF8BE33E5B1CF33E6D96',1,@{t-116849},'open','question',0,@{t-225315},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(63,1,1,'55',55,2,NULL,41,'Tom','customer','Echt?','[]','comment',NULL,'public',@{t-226000},NULL,@{t-225171},@{t-226000},'https://blog.example.org/?p=4#comment-55','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-55"}',X'0F2E3142DCC32D9FF4DD9F28FB788A00',1,@{t-116849},'answered','question',0,@{t-225163},@{t-225000},NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(64,1,1,'56',56,2,'55',NULL,'Redaktion','us','Aber ja doch!','[]','comment',NULL,'public',@{t-225000},NULL,@{t-223982},@{t-225000},'https://blog.example.org/?p=4#comment-56','public','{"by": "2", "link": "https://blog.example.org/?p=4#comment-56"}',X'5C8337513AB6821E0525FECADB16EBA3',0,@{t-223982},'silent','other',0,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(65,1,5,'2',2,4,NULL,NULL,'Viele','customer','Noch einer.','[]','comment',NULL,'public',@{t-224000},NULL,@{t-223881},@{t-224000},'https://blog.example.org/?p=4#comment-2','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-2"}',X'4138EE6FBE92DF256B677A7740274710',1,@{t-223881},'open','other',0,@{t-223863},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(66,1,1,'57',57,2,NULL,42,'Clara','customer','Läutet es noch?','[]','comment',NULL,'public',@{t-125000},NULL,@{t-119005},@{t-125000},'https://blog.example.org/?p=4#comment-57','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-57"}',X'224DB136C867F0000DACD12192E000AC',1,@{t-116849},'open','question',0,@{t-116949},NULL,NULL,NULL,NULL,'');
INSERT INTO "comment" VALUES(67,1,1,'58',58,2,NULL,43,'Carla','customer','Läutet es auch hier?','[]','comment',NULL,'public',@{t-117000},NULL,@{t-116826},@{t-117000},'https://blog.example.org/?p=4#comment-58','public','{"by": "0", "link": "https://blog.example.org/?p=4#comment-58"}',X'41FE76373F083DE902EF7539EAACDDE2',1,@{t-116826},'open','question',0,NULL,NULL,NULL,NULL,NULL,'');
CREATE TABLE credential (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    connector TEXT NOT NULL,
    sealed BLOB NOT NULL,                                -- encrypted, bound to this row
    saved_at INTEGER NOT NULL,
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "credential" VALUES(1,1,'wordpress',X'674141414141427243303834375F5147576641626E6D386373526665465F33525153426A643435785F7757674C62625A5A436B76335335327A462D496B3446613177356479635F7757526933774836682D324D45612D4D2D5556384B425F47334F65565355317945554753554466544F6D6C6C35536F4549724734494846774255365F4B3449536D5747696630394743656B6B587668464A382D7247352D767359536C673462664B6F304D65756872556E4666766B767553616758446D6458414430594E53644A4255674C6E',@{t-271597});
INSERT INTO "credential" VALUES(3,1,'wordpress',X'6741414141414272433038386A73514D6651674E5056576B333173575054733979476232636E51554C78646E437067613844555F58746A77486E632D61662D636859446C30326B57566C466A6576534A5958332D6A6F6C4D50564C4B5A682D4658716B546666485341664C5166492D515450735A644646524261526C756559755171667A344C79614C774A364263653769656E69425A397042324B4A5A6E316C4669524637453255366D774574446B7A4257636F5165354438335541787A76466470564D65633158324F4E61',@{t-267699});
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
INSERT INTO "cursor" VALUES(1,1,1,'fast','{"mode": "all", "settled_total": 56, "top": 57}',@{t-116735},@{t-116896},NULL,@{t-116896},'');
INSERT INTO "cursor" VALUES(2,1,1,'watch','',@{t-116697},@{t-116849},NULL,@{t-116849},'');
INSERT INTO "cursor" VALUES(3,1,1,'sweep','{"mode": "all", "settled_total": 57, "top": 58}',@{t-116663},@{t-116826},NULL,@{t-116826},'');
INSERT INTO "cursor" VALUES(4,1,2,'fast','{"mode": "all", "settled_total": 2, "top": 3}',@{t-116719},@{t-116861},NULL,@{t-116861},'');
INSERT INTO "cursor" VALUES(5,1,2,'watch','',@{t-116740},@{t-116877},NULL,@{t-116877},'');
INSERT INTO "cursor" VALUES(6,1,2,'sweep','{"mode": "all", "settled_total": 2, "top": 3}',@{t-116688},@{t-116825},NULL,@{t-116825},'');
INSERT INTO "cursor" VALUES(7,1,3,'fast','{"mode": "public", "settled_total": 7, "top": 8}',@{t-116753},@{t-116905},NULL,@{t-116905},'');
INSERT INTO "cursor" VALUES(8,1,3,'watch','',@{t-116679},@{t-116842},NULL,@{t-116842},'');
INSERT INTO "cursor" VALUES(9,1,3,'sweep','{"mode": "public", "settled_total": 7, "top": 8}',@{t-116761},@{t-116919},NULL,@{t-116919},'');
INSERT INTO "cursor" VALUES(10,1,4,'fast','{"mode": "all", "settled_total": 0}',@{t-114985},@{t-224043},NULL,@{t-224043},'');
INSERT INTO "cursor" VALUES(11,1,4,'watch','',@{t-114985},@{t-223989},NULL,@{t-223989},'');
INSERT INTO "cursor" VALUES(12,1,4,'sweep','{"mode": "all", "settled_total": 0}',@{t-114985},@{t-223942},NULL,@{t-223942},'');
INSERT INTO "cursor" VALUES(13,1,5,'fast','{"mode": "public", "settled_total": 0}',@{t-223866},@{t-224009},NULL,@{t-224009},'');
INSERT INTO "cursor" VALUES(14,1,5,'watch','',@{t-223823},@{t-223960},NULL,@{t-223960},'');
INSERT INTO "cursor" VALUES(15,1,5,'sweep','{"mode": "public", "settled_total": 1, "top": 2}',@{t-223717},@{t-223881},NULL,@{t-223881},'');
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
INSERT INTO "event" VALUES(1,1,@{t-272498},'changed',NULL,NULL,NULL,@{owner},'{"setting": "language"}');
INSERT INTO "event" VALUES(2,1,@{t-272482},'changed',NULL,NULL,NULL,@{owner},'{"setting": "details"}');
INSERT INTO "event" VALUES(3,1,@{t-272471},'changed',NULL,NULL,NULL,@{owner},'{"setting": "places"}');
INSERT INTO "event" VALUES(4,1,@{t-272471},'changed',NULL,NULL,NULL,@{owner},'{"setting": "places"}');
INSERT INTO "event" VALUES(5,1,@{t-272471},'setup',NULL,NULL,NULL,@{owner},'');
INSERT INTO "event" VALUES(6,1,@{t-271597},'connected',1,NULL,NULL,0,'');
INSERT INTO "event" VALUES(7,1,@{t-270350},'connected',2,NULL,NULL,0,'');
INSERT INTO "event" VALUES(8,1,@{t-269005},'lamp',3,NULL,NULL,NULL,'{"side": "send", "glow": "off", "reason": ""}');
INSERT INTO "event" VALUES(9,1,@{t-269005},'connected',3,NULL,NULL,0,'');
INSERT INTO "event" VALUES(10,1,@{t-268997},'announced',3,1,NULL,NULL,'');
INSERT INTO "event" VALUES(11,1,@{t-268997},'announced',3,2,NULL,NULL,'');
INSERT INTO "event" VALUES(12,1,@{t-268997},'announced',3,3,NULL,NULL,'');
INSERT INTO "event" VALUES(13,1,@{t-268997},'announced',3,4,NULL,NULL,'');
INSERT INTO "event" VALUES(14,1,@{t-268997},'announced',3,5,NULL,NULL,'');
INSERT INTO "event" VALUES(15,1,@{t-267699},'connected',4,NULL,NULL,0,'');
INSERT INTO "event" VALUES(16,1,@{t-266273},'lamp',5,NULL,NULL,NULL,'{"side": "send", "glow": "off", "reason": ""}');
INSERT INTO "event" VALUES(17,1,@{t-266273},'connected',5,NULL,NULL,0,'');
INSERT INTO "event" VALUES(18,1,@{t-265730},'template_added',NULL,NULL,NULL,@{owner},'{"template": "1"}');
INSERT INTO "event" VALUES(19,1,@{t-265708},'template_added',NULL,NULL,NULL,@{owner},'{"template": "2"}');
INSERT INTO "event" VALUES(20,1,@{t-265592},'announced',1,6,NULL,NULL,'');
INSERT INTO "event" VALUES(21,1,@{t-265435},'announced',1,7,NULL,NULL,'');
INSERT INTO "event" VALUES(22,1,@{t-265298},'done',3,1,NULL,@{owner},'');
INSERT INTO "event" VALUES(23,1,@{t-265298},'done',3,2,NULL,@{owner},'');
INSERT INTO "event" VALUES(24,1,@{t-265298},'done',3,3,NULL,@{owner},'');
INSERT INTO "event" VALUES(25,1,@{t-265298},'done',3,4,NULL,@{owner},'');
INSERT INTO "event" VALUES(26,1,@{t-265298},'done',3,5,NULL,@{owner},'');
INSERT INTO "event" VALUES(27,1,@{t-265298},'done',1,6,NULL,@{owner},'');
INSERT INTO "event" VALUES(28,1,@{t-265298},'done',1,7,NULL,@{owner},'');
INSERT INTO "event" VALUES(29,1,@{t-265291},'reopened',3,1,NULL,@{owner},'');
INSERT INTO "event" VALUES(30,1,@{t-265291},'reopened',3,2,NULL,@{owner},'');
INSERT INTO "event" VALUES(31,1,@{t-265291},'reopened',3,3,NULL,@{owner},'');
INSERT INTO "event" VALUES(32,1,@{t-265291},'reopened',3,4,NULL,@{owner},'');
INSERT INTO "event" VALUES(33,1,@{t-265291},'reopened',3,5,NULL,@{owner},'');
INSERT INTO "event" VALUES(34,1,@{t-265291},'reopened',1,6,NULL,@{owner},'');
INSERT INTO "event" VALUES(35,1,@{t-265291},'reopened',1,7,NULL,@{owner},'');
INSERT INTO "event" VALUES(36,1,@{t-265124},'announced',1,8,NULL,NULL,'');
INSERT INTO "event" VALUES(37,1,@{t-264980},'announced',1,9,NULL,NULL,'');
INSERT INTO "event" VALUES(38,1,@{t-264769},'announced',1,10,NULL,NULL,'');
INSERT INTO "event" VALUES(39,1,@{t-264611},'announced',2,11,NULL,NULL,'');
INSERT INTO "event" VALUES(40,1,@{t-264489},'announced',1,12,NULL,NULL,'');
INSERT INTO "event" VALUES(41,1,@{t-264339},'edited',1,12,NULL,NULL,'');
INSERT INTO "event" VALUES(42,1,@{t-264191},'announced',1,13,NULL,NULL,'');
INSERT INTO "event" VALUES(43,1,@{t-264042},'announced',1,14,NULL,NULL,'');
INSERT INTO "event" VALUES(44,1,@{t-263879},'announced',1,15,NULL,NULL,'');
INSERT INTO "event" VALUES(45,1,@{t-263733},'announced',3,16,NULL,NULL,'');
INSERT INTO "event" VALUES(46,1,@{t-263607},'handed_over',3,16,NULL,@{owner},'');
INSERT INTO "event" VALUES(47,1,@{t-263569},'announced',3,17,NULL,NULL,'');
INSERT INTO "event" VALUES(48,1,@{t-263424},'handed_over',3,17,NULL,@{owner},'');
INSERT INTO "event" VALUES(49,1,@{t-263378},'announced',1,18,NULL,NULL,'');
INSERT INTO "event" VALUES(50,1,@{t-263218},'probably',1,18,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(51,1,@{t-263128},'announced',1,20,NULL,NULL,'');
INSERT INTO "event" VALUES(52,1,@{t-262990},'probably',1,20,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(53,1,@{t-262937},'announced',1,22,NULL,NULL,'');
INSERT INTO "event" VALUES(54,1,@{t-262790},'probably',1,22,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(55,1,@{t-262703},'announced',1,24,NULL,NULL,'');
INSERT INTO "event" VALUES(56,1,@{t-262570},'queued',1,24,1,@{owner},'');
INSERT INTO "event" VALUES(57,1,@{t-261570},'sent',1,24,1,@{owner},'');
INSERT INTO "event" VALUES(58,1,@{t-261464},'announced',1,26,NULL,NULL,'');
INSERT INTO "event" VALUES(59,1,@{t-261333},'queued',1,26,2,@{owner},'');
INSERT INTO "event" VALUES(60,1,@{t-260333},'sent',1,26,2,@{owner},'');
INSERT INTO "event" VALUES(61,1,@{t-260300},'announced',1,28,NULL,NULL,'');
INSERT INTO "event" VALUES(62,1,@{t-260173},'queued',1,28,3,@{owner},'');
INSERT INTO "event" VALUES(63,1,@{t-259173},'sent',1,28,3,@{owner},'');
INSERT INTO "event" VALUES(64,1,@{t-259124},'announced',1,30,NULL,NULL,'');
INSERT INTO "event" VALUES(65,1,@{t-259000},'queued',1,30,4,@{owner},'');
INSERT INTO "event" VALUES(66,1,@{t-258000},'sent',1,30,4,@{owner},'');
INSERT INTO "event" VALUES(67,1,@{t-257928},'announced',1,32,NULL,NULL,'');
INSERT INTO "event" VALUES(68,1,@{t-257771},'answered_elsewhere',1,32,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(69,1,@{t-257679},'announced',1,34,NULL,NULL,'');
INSERT INTO "event" VALUES(70,1,@{t-257516},'answered_elsewhere',1,34,NULL,NULL,'{"who": "team"}');
INSERT INTO "event" VALUES(71,1,@{t-257447},'announced',1,36,NULL,NULL,'');
INSERT INTO "event" VALUES(72,1,@{t-257328},'done',1,36,NULL,@{owner},'');
INSERT INTO "event" VALUES(73,1,@{t-257300},'announced',1,37,NULL,NULL,'');
INSERT INTO "event" VALUES(74,1,@{t-257169},'queued',1,37,5,@{owner},'{"act": "spam"}');
INSERT INTO "event" VALUES(75,1,@{t-256165},'acted',1,37,5,@{owner},'{"act": "spam"}');
INSERT INTO "event" VALUES(76,1,@{t-256105},'announced',1,38,NULL,NULL,'');
INSERT INTO "event" VALUES(77,1,@{t-255958},'queued',1,38,6,@{owner},'{"act": "trash"}');
INSERT INTO "event" VALUES(78,1,@{t-254958},'acted',1,38,6,@{owner},'{"act": "trash"}');
INSERT INTO "event" VALUES(79,1,@{t-254911},'announced',1,39,NULL,NULL,'');
INSERT INTO "event" VALUES(80,1,@{t-254765},'deleted',1,39,NULL,NULL,'');
INSERT INTO "event" VALUES(81,1,@{t-254745},'restored',1,39,NULL,NULL,'');
INSERT INTO "event" VALUES(82,1,@{t-254710},'author_placed',1,39,NULL,@{owner},'{"who": "team"}');
INSERT INTO "event" VALUES(83,1,@{t-254603},'announced',1,40,NULL,NULL,'');
INSERT INTO "event" VALUES(84,1,@{t-254468},'queued',1,40,7,@{owner},'');
INSERT INTO "event" VALUES(85,1,@{t-253466},'sent',1,40,7,@{owner},'');
INSERT INTO "event" VALUES(86,1,@{t-253466},'not_visible',1,40,NULL,NULL,'{"where": "held"}');
INSERT INTO "event" VALUES(87,1,@{t-253221},'announced',1,42,NULL,NULL,'');
INSERT INTO "event" VALUES(88,1,@{t-253083},'queued',1,42,8,@{owner},'');
INSERT INTO "event" VALUES(89,1,@{t-252081},'sent',1,42,8,@{owner},'');
INSERT INTO "event" VALUES(90,1,@{t-252081},'not_visible',1,42,NULL,NULL,'{"where": "held"}');
INSERT INTO "event" VALUES(91,1,@{t-251873},'announced',1,44,NULL,NULL,'');
INSERT INTO "event" VALUES(92,1,@{t-251749},'queued',1,44,9,@{owner},'');
INSERT INTO "event" VALUES(93,1,@{t-250710},'answered_elsewhere',1,44,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(94,1,@{t-245749},'needs_human',1,44,9,@{owner},'{"reason": "maybe_ours"}');
INSERT INTO "event" VALUES(95,1,@{t-245563},'announced',1,46,NULL,NULL,'');
INSERT INTO "event" VALUES(96,1,@{t-245431},'queued',1,46,10,@{owner},'');
INSERT INTO "event" VALUES(97,1,@{t-244348},'answered_elsewhere',1,46,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(98,1,@{t-239431},'needs_human',1,46,10,@{owner},'{"reason": "maybe_ours"}');
INSERT INTO "event" VALUES(99,1,@{t-239211},'announced',1,48,NULL,NULL,'');
INSERT INTO "event" VALUES(100,1,@{t-239080},'queued',1,48,11,@{owner},'');
INSERT INTO "event" VALUES(101,1,@{t-238004},'answered_elsewhere',1,48,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(102,1,@{t-233077},'needs_human',1,48,11,@{owner},'{"reason": "maybe_ours"}');
INSERT INTO "event" VALUES(103,1,@{t-232919},'announced',1,50,NULL,NULL,'');
INSERT INTO "event" VALUES(104,1,@{t-232795},'queued',1,50,12,@{owner},'');
INSERT INTO "event" VALUES(105,1,@{t-232760},'answered_elsewhere',1,50,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(106,1,@{t-231794},'needs_human',1,50,12,@{owner},'{"reason": "answered_meanwhile"}');
INSERT INTO "event" VALUES(107,1,@{t-231551},'announced',1,52,NULL,NULL,'');
INSERT INTO "event" VALUES(108,1,@{t-231398},'queued',1,52,13,@{owner},'');
INSERT INTO "event" VALUES(109,1,@{t-231355},'answered_elsewhere',1,52,NULL,NULL,'{"who": "us"}');
INSERT INTO "event" VALUES(110,1,@{t-230398},'needs_human',1,52,13,@{owner},'{"reason": "answered_meanwhile"}');
INSERT INTO "event" VALUES(111,1,@{t-230246},'announced',1,54,NULL,NULL,'');
INSERT INTO "event" VALUES(112,1,@{t-230106},'queued',1,54,14,@{owner},'');
INSERT INTO "event" VALUES(113,1,@{t-229104},'failed',1,54,14,@{owner},'{"reason": "closed"}');
INSERT INTO "event" VALUES(114,1,@{t-228988},'announced',1,55,NULL,NULL,'');
INSERT INTO "event" VALUES(115,1,@{t-228816},'queued',1,55,15,@{owner},'');
INSERT INTO "event" VALUES(116,1,@{t-227815},'failed',1,55,15,@{owner},'{"reason": "closed"}');
INSERT INTO "event" VALUES(117,1,@{t-227749},'announced',1,56,NULL,NULL,'');
INSERT INTO "event" VALUES(118,1,@{t-227593},'queued',1,56,16,@{owner},'');
INSERT INTO "event" VALUES(119,1,@{t-226593},'failed',1,56,16,@{owner},'{"reason": "gone"}');
INSERT INTO "event" VALUES(120,1,@{t-226486},'paused',3,NULL,NULL,@{owner},'');
INSERT INTO "event" VALUES(121,1,@{t-226458},'lamp',3,NULL,NULL,NULL,'{"side": "send", "glow": "on", "reason": ""}');
INSERT INTO "event" VALUES(122,1,@{t-226458},'resumed',3,NULL,NULL,@{owner},'');
INSERT INTO "event" VALUES(123,1,@{t-226121},'announced',1,57,NULL,NULL,'');
INSERT INTO "event" VALUES(124,1,@{t-225969},'announced',1,58,NULL,NULL,'');
INSERT INTO "event" VALUES(125,1,@{t-225844},'announced',2,59,NULL,NULL,'');
INSERT INTO "event" VALUES(126,1,@{t-225644},'announced',1,60,NULL,NULL,'');
INSERT INTO "event" VALUES(127,1,@{t-225479},'announced',1,61,NULL,NULL,'');
INSERT INTO "event" VALUES(128,1,@{t-225328},'announced',1,62,NULL,NULL,'');
INSERT INTO "event" VALUES(129,1,@{t-225171},'announced',1,63,NULL,NULL,'');
INSERT INTO "event" VALUES(130,1,@{t-225045},'queued',1,63,17,@{owner},'');
INSERT INTO "event" VALUES(131,1,@{t-224043},'sent',1,63,17,@{owner},'');
INSERT INTO "event" VALUES(132,1,@{t-223881},'announced',5,65,NULL,NULL,'');
INSERT INTO "event" VALUES(133,1,@{t-223881},'lamp',5,NULL,NULL,NULL,'{"side": "read", "glow": "out", "reason": "flood"}');
INSERT INTO "event" VALUES(134,1,@{t-223896},'lamp',4,NULL,NULL,NULL,'{"side": "read", "glow": "out", "reason": "revoked"}');
INSERT INTO "event" VALUES(135,1,@{t-124992},'queued',1,57,18,@{owner},'');
INSERT INTO "event" VALUES(136,1,@{t-124979},'queued',1,58,19,@{owner},'');
INSERT INTO "event" VALUES(137,1,@{t-124964},'queued',2,59,20,@{owner},'');
INSERT INTO "event" VALUES(138,1,@{t-119005},'announced',1,66,NULL,NULL,'');
INSERT INTO "event" VALUES(139,1,@{t-116870},'queued',1,60,21,@{owner},'');
INSERT INTO "event" VALUES(140,1,@{t-116826},'announced',1,67,NULL,NULL,'');
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
INSERT INTO "form_text" VALUES(1,1,16,@{owner},NULL,'reply','Hinterm Haus.',@{s-263608+0},@{t-263607},@{t-263607},'');
INSERT INTO "form_text" VALUES(2,1,17,@{owner},NULL,'reply','Hinterm Haus.',@{s-263426+0},@{t-263424},@{t-263424},'');
INSERT INTO "form_text" VALUES(3,1,24,@{owner},NULL,'reply','Bis acht, Anna.',@{s-262572+0},@{t-262570},@{t-262570},'');
INSERT INTO "form_text" VALUES(4,1,26,@{owner},NULL,'reply','Bis acht, Adam.',@{s-261334+0},@{t-261333},@{t-261333},'');
INSERT INTO "form_text" VALUES(5,1,28,@{owner},NULL,'reply','Bis acht, Alma.',@{s-260174+0},@{t-260173},@{t-260173},'');
INSERT INTO "form_text" VALUES(6,1,30,@{owner},NULL,'reply','Bis acht, Abel.',@{s-259001+0},@{t-259000},@{t-259000},'');
INSERT INTO "form_text" VALUES(7,1,40,@{owner},NULL,'reply','Ja, Vera!',@{s-254469+0},@{t-254468},@{t-254468},'');
INSERT INTO "form_text" VALUES(8,1,42,@{owner},NULL,'reply','Ja, Viktor!',@{s-253084+0},@{t-253083},@{t-253083},'');
INSERT INTO "form_text" VALUES(9,1,44,@{owner},NULL,'reply','Sicher, Nora.',@{s-251751+0},@{t-251749},@{t-251749},'');
INSERT INTO "form_text" VALUES(10,1,46,@{owner},NULL,'reply','Sicher, Nils.',@{s-245433+0},@{t-245431},@{t-245431},'');
INSERT INTO "form_text" VALUES(11,1,48,@{owner},NULL,'reply','Sicher, Nina.',@{s-239081+0},@{t-239080},@{t-239080},'');
INSERT INTO "form_text" VALUES(12,1,50,@{owner},NULL,'reply','Ich, Nele.',@{s-232796+0},@{t-232795},@{t-232795},'');
INSERT INTO "form_text" VALUES(13,1,52,@{owner},NULL,'reply','Ich, Nino.',@{s-231401+0},@{t-231398},@{t-231398},'');
INSERT INTO "form_text" VALUES(14,1,54,@{owner},NULL,'reply','Geht, Fritz.',@{s-230108+0},@{t-230106},@{t-230106},'');
INSERT INTO "form_text" VALUES(15,1,55,@{owner},NULL,'reply','Geht, Frida.',@{s-228833+0},@{t-228816},@{t-228816},'');
INSERT INTO "form_text" VALUES(16,1,56,@{owner},NULL,'reply','Geht, Franz.',@{s-227594+0},@{t-227593},@{t-227593},'');
INSERT INTO "form_text" VALUES(17,1,63,@{owner},NULL,'reply','Aber ja doch!',@{s-225046+0},@{t-225045},@{t-225045},'');
INSERT INTO "form_text" VALUES(18,1,61,@{owner},NULL,'reply','Aber ja doch!',@{s-223973+0},@{t-223963},NULL,'');
INSERT INTO "form_text" VALUES(19,1,62,@{owner},NULL,'reply','Aber ja doch!',@{s-223921+0},@{t-223920},NULL,'');
INSERT INTO "form_text" VALUES(20,1,57,@{owner},NULL,'reply','Kommt an, Verena.',@{s-124993+0},@{t-124992},@{t-124992},'');
INSERT INTO "form_text" VALUES(21,1,58,@{owner},NULL,'reply','Kommt an, Sandra.',@{s-124980+0},@{t-124979},@{t-124979},'');
INSERT INTO "form_text" VALUES(22,1,59,@{owner},NULL,'reply','Kommt an, Sonja.',@{s-124964+0},@{t-124964},@{t-124964},'');
INSERT INTO "form_text" VALUES(23,1,60,@{owner},NULL,'reply','Kommt an, Quirin.',@{s-116872+0},@{t-116870},@{t-116870},'');
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
    message_id INTEGER,
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "job_run" VALUES(1,NULL,'backup','@{D+0}',@{t-66960000},'done',@{t-274597},@{t-274597},NULL,NULL);
INSERT INTO "job_run" VALUES(2,NULL,'backup','@{D+1}',@{t+19440000},'due',NULL,NULL,NULL,NULL);
INSERT INTO "job_run" VALUES(3,1,'digest','@{D+0}',@{t-120000},'running',@{t-116948},NULL,NULL,NULL);
INSERT INTO "job_run" VALUES(4,1,'digest','@{D+1}',@{t+86280000},'due',NULL,NULL,NULL,NULL);
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
    settled_at INTEGER, visibility TEXT NOT NULL DEFAULT 'public', confirmed_at INTEGER,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id),
    UNIQUE (business_id, id)
) STRICT;
INSERT INTO "outbox" VALUES(1,1,1,24,'reply','','17','Bis acht, Anna.','Bisacht,Anna.',0,NULL,'sent',1,@{t-261570},@{t-261570},@{t-261570},0,0,0,0,'18','https://blog.example.org/?p=4#comment-18',@{t-262000},'["", ""]','',NULL,@{owner},@{s-262572+0},@{t-262570},@{t-261570},'public',NULL);
INSERT INTO "outbox" VALUES(2,1,1,26,'reply','','19','Bis acht, Adam.','Bisacht,Adam.',0,NULL,'sent',1,@{t-260333},@{t-260333},@{t-260333},0,0,0,0,'20','https://blog.example.org/?p=4#comment-20',@{t-261000},'["", ""]','',NULL,@{owner},@{s-261334+0},@{t-261333},@{t-260333},'public',NULL);
INSERT INTO "outbox" VALUES(3,1,1,28,'reply','','21','Bis acht, Alma.','Bisacht,Alma.',0,NULL,'sent',1,@{t-259173},@{t-259173},@{t-259173},0,0,0,0,'22','https://blog.example.org/?p=4#comment-22',@{t-260000},'["", ""]','',NULL,@{owner},@{s-260174+0},@{t-260173},@{t-259173},'public',NULL);
INSERT INTO "outbox" VALUES(4,1,1,30,'reply','','23','Bis acht, Abel.','Bisacht,Abel.',0,NULL,'sent',1,@{t-258000},@{t-258000},@{t-258000},0,0,0,0,'24','https://blog.example.org/?p=4#comment-24',@{t-258000},'["", ""]','',NULL,@{owner},@{s-259001+0},@{t-259000},@{t-258000},'public',NULL);
INSERT INTO "outbox" VALUES(5,1,1,37,'act','spam','30','','',0,NULL,'sent',1,@{t-256169},@{t-256165},@{t-256165},0,0,0,0,NULL,'',@{t-256165},'','',NULL,@{owner},@{s-257170+0},@{t-257169},@{t-256165},'public',NULL);
INSERT INTO "outbox" VALUES(6,1,1,38,'act','trash','31','','',0,NULL,'sent',1,@{t-254958},@{t-254958},@{t-254958},0,0,0,0,NULL,'',@{t-254958},'','',NULL,@{owner},@{s-255961+0},@{t-255958},@{t-254958},'public',NULL);
INSERT INTO "outbox" VALUES(7,1,1,40,'reply','','33','Ja, Vera!','Ja,Vera!',0,NULL,'sent',1,@{t-253468},@{t-253466},@{t-253466},0,0,0,0,'34','https://blog.example.org/?p=4#comment-34',@{t-254000},'["", ""]','',NULL,@{owner},@{s-254469+0},@{t-254468},@{t-253466},'held',NULL);
INSERT INTO "outbox" VALUES(8,1,1,42,'reply','','35','Ja, Viktor!','Ja,Viktor!',0,NULL,'sent',1,@{t-252083},@{t-252081},@{t-252081},0,0,0,0,'36','https://blog.example.org/?p=4#comment-36',@{t-253000},'["", ""]','',NULL,@{owner},@{s-253084+0},@{t-253083},@{t-252081},'held',NULL);
INSERT INTO "outbox" VALUES(9,1,1,44,'reply','','37','Sicher, Nora.','Sicher,Nora.',0,NULL,'needs_human',1,@{t-245749},@{t-250749},@{t-250749},1,0,0,0,NULL,'',NULL,'["", ""]','maybe_ours',NULL,@{owner},@{s-251751+0},@{t-251749},@{t-245749},'public',NULL);
INSERT INTO "outbox" VALUES(10,1,1,46,'reply','','39','Sicher, Nils.','Sicher,Nils.',0,NULL,'needs_human',1,@{t-239431},@{t-244431},@{t-244431},1,0,0,0,NULL,'',NULL,'["", ""]','maybe_ours',NULL,@{owner},@{s-245433+0},@{t-245431},@{t-239431},'public',NULL);
INSERT INTO "outbox" VALUES(11,1,1,48,'reply','','41','Sicher, Nina.','Sicher,Nina.',0,NULL,'needs_human',1,@{t-233080},@{t-238080},@{t-238080},1,0,0,0,NULL,'',NULL,'["", ""]','maybe_ours',NULL,@{owner},@{s-239081+0},@{t-239080},@{t-233077},'public',NULL);
INSERT INTO "outbox" VALUES(12,1,1,50,'reply','','43','Ich, Nele.','Ich,Nele.',0,NULL,'needs_human',0,@{t-231795},NULL,NULL,0,0,0,0,NULL,'',NULL,'','answered_meanwhile',NULL,@{owner},@{s-232796+0},@{t-232795},@{t-231794},'public',NULL);
INSERT INTO "outbox" VALUES(13,1,1,52,'reply','','45','Ich, Nino.','Ich,Nino.',0,NULL,'needs_human',0,@{t-230398},NULL,NULL,0,0,0,0,NULL,'',NULL,'','answered_meanwhile',NULL,@{owner},@{s-231401+0},@{t-231398},@{t-230398},'public',NULL);
INSERT INTO "outbox" VALUES(14,1,1,54,'reply','','47','Geht, Fritz.','Geht,Fritz.',0,NULL,'failed',1,@{t-229106},@{t-229104},@{t-229104},0,0,0,0,NULL,'',NULL,'["", ""]','closed',NULL,@{owner},@{s-230108+0},@{t-230106},@{t-229104},'public',NULL);
INSERT INTO "outbox" VALUES(15,1,1,55,'reply','','48','Geht, Frida.','Geht,Frida.',0,NULL,'failed',1,@{t-227816},@{t-227815},@{t-227815},0,0,0,0,NULL,'',NULL,'["", ""]','closed',NULL,@{owner},@{s-228833+0},@{t-228816},@{t-227815},'public',NULL);
INSERT INTO "outbox" VALUES(16,1,1,56,'reply','','49','Geht, Franz.','Geht,Franz.',0,NULL,'failed',1,@{t-226593},@{t-226593},@{t-226593},0,0,0,0,NULL,'',NULL,'["", ""]','gone',NULL,@{owner},@{s-227594+0},@{t-227593},@{t-226593},'public',NULL);
INSERT INTO "outbox" VALUES(17,1,1,63,'reply','','55','Aber ja doch!','Aberjadoch!',0,NULL,'sent',1,@{t-224045},@{t-224043},@{t-224043},0,0,0,0,'56','https://blog.example.org/?p=4#comment-56',@{t-225000},'["", ""]','',NULL,@{owner},@{s-225046+0},@{t-225045},@{t-224043},'public',NULL);
INSERT INTO "outbox" VALUES(18,1,1,57,'reply','','50','Kommt an, Verena.','Kommtan,Verena.',0,NULL,'verifying',1,@{t-114005},@{t-119005},@{t-119005},1,0,0,0,NULL,'',NULL,'["", ""]','',NULL,@{owner},@{s-124993+0},@{t-124992},NULL,'public',NULL);
INSERT INTO "outbox" VALUES(19,1,1,58,'reply','','51','Kommt an, Sandra.','Kommtan,Sandra.',0,NULL,'sending',1,@{t-123979},@{t-118930},@{t-118930},0,0,0,0,NULL,'',NULL,'["", ""]','',NULL,@{owner},@{s-124980+0},@{t-124979},NULL,'public',NULL);
INSERT INTO "outbox" VALUES(20,1,2,59,'reply','','3','Kommt an, Sonja.','Kommtan,Sonja.',0,NULL,'sending',1,@{t-123964},@{t-119005},@{t-119005},0,0,0,0,NULL,'',NULL,'["", ""]','',NULL,@{owner},@{s-124964+0},@{t-124964},NULL,'public',NULL);
INSERT INTO "outbox" VALUES(21,1,1,60,'reply','','52','Kommt an, Quirin.','Kommtan,Quirin.',0,NULL,'queued',0,@{t-56870},NULL,NULL,0,0,0,0,NULL,'',NULL,'','',NULL,@{owner},@{s-116872+0},@{t-116870},NULL,'public',NULL);
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
INSERT INTO "person" VALUES(1,1,1,'mail:e226f7c8c9e8195b2350ae40e7f012d3966a4f2ac5ba6e6a2dbd603e0e079f72','Alle',@{t-265592});
INSERT INTO "person" VALUES(2,1,1,'mail:5940942b20524fbae6e34898c86d00cc3e4e83cb2a137ebf856ce4619afec48c','Viele',@{t-265435});
INSERT INTO "person" VALUES(3,1,1,'mail:0ec543fe7af14a25eb15e4ccd536214a07c53ea1f775f37d2d516c6e8bd24d1d','Olga',@{t-265124});
INSERT INTO "person" VALUES(4,1,1,'user:4','Oskar',@{t-264980});
INSERT INTO "person" VALUES(5,1,1,'mail:2be56c66b050a953dd49fb263846d93a532f19c793c5814382755896f5a4d8a0','Opa',@{t-264769});
INSERT INTO "person" VALUES(6,1,2,'mail:b9af9edada5636c55bb57e95d615fa16c5e59381116b57d285bac4632e475f7d','Ober',@{t-264611});
INSERT INTO "person" VALUES(7,1,1,'mail:1979e4a53e5429bcec8cd6c92157393cb9b8f4b52c81bee94dc4b712b6c3247c','Ida',@{t-264489});
INSERT INTO "person" VALUES(8,1,1,'mail:4552954e60745ad801b07a97ac0c9970531332b9d071ab47110ea2b5a26226ed','Hedi',@{t-264191});
INSERT INTO "person" VALUES(9,1,1,'mail:cc637dd9042c990a2d514685aefa5ad03d6a57ebeabbf0063bfc45f10faff872','Hans',@{t-264042});
INSERT INTO "person" VALUES(10,1,1,'mail:a827a9699c88717c9d235a9dd28dcfb5a573d1d4ad5f0281937522e9038e1b36','Heinz',@{t-263879});
INSERT INTO "person" VALUES(11,1,1,'mail:32c103527ae14d8e683cbeca76dfa081e70c886efe3a0483a838e0dc8d5e0405','Paul',@{t-263378});
INSERT INTO "person" VALUES(12,1,1,'mail:ee2e6a608e0c4c73cf483ac553e2004a36cc7e89afa2dd80c0cfd008ba98bdab','Petra',@{t-263128});
INSERT INTO "person" VALUES(13,1,1,'mail:3e87e16417f6ac922b4c91c82a6069f36caa25976d604116cd27ecde5e7f0f8e','Pia',@{t-262937});
INSERT INTO "person" VALUES(14,1,1,'mail:777c61fbb34d7616a559dcce0a2365157ca5c4393ecd3604cd05040308b86740','Anna',@{t-262703});
INSERT INTO "person" VALUES(15,1,1,'mail:3720322f14af13840cd09ed5c87951204b39c186b3aebdd2280b7bcb7d777f03','Adam',@{t-261464});
INSERT INTO "person" VALUES(16,1,1,'mail:b5708ab3f28b42d23b7e36b43cea40a6d10b0d1d308be3c228409e1e0657cf29','Alma',@{t-260300});
INSERT INTO "person" VALUES(17,1,1,'mail:79dd2745118148819f439934938f6c5b7f75bf5c51a07dce6790c65ebc31bd46','Abel',@{t-259124});
INSERT INTO "person" VALUES(18,1,1,'mail:bcf96029ae80d0bf95c694e54ef492cb4a373d68ec3106b43f1b9fc7f9f86cda','Elsa',@{t-257928});
INSERT INTO "person" VALUES(19,1,1,'mail:0bf60dd5d45d93e18808aea5c9a4905b6bd8e7df696755317b00dab96da1409e','Emil',@{t-257679});
INSERT INTO "person" VALUES(20,1,1,'mail:eb38dff1e7558966643cd374fce36ebb6564eab4bb05b5abde92fa6854a01f24','Dora',@{t-257447});
INSERT INTO "person" VALUES(21,1,1,'mail:c7f919d21b2f11a4f12729d20ade0008e0bf99af74324d3f3c11e3cab093a07c','Sepp',@{t-257300});
INSERT INTO "person" VALUES(22,1,1,'mail:30d9f7c3ec797fc88957a7cc33e5593ee19db4a969bc230c76faadfe75d319eb','Tina',@{t-256105});
INSERT INTO "person" VALUES(23,1,1,'mail:cd601530bbce8867659357f0ffe6af26c5662bb1cabeee3e8440237680ad095f','Gitti',@{t-254911});
INSERT INTO "person" VALUES(24,1,1,'user:6','Ulla',@{t-254745});
INSERT INTO "person" VALUES(25,1,1,'mail:a5f258997e9b7e83feaa08901c06a4accf09ebf4aa75d1e05ec9faf3bc802a9f','Vera',@{t-254603});
INSERT INTO "person" VALUES(26,1,1,'mail:a8b9d46608a710fca990f50ba385a12548cf4b9f573c79e5c027313eb1b990c7','Viktor',@{t-253221});
INSERT INTO "person" VALUES(27,1,1,'mail:219ac29bcb1ac13140756aef0a071e63f4c6d373397df328441f93dc19149a1a','Nora',@{t-251873});
INSERT INTO "person" VALUES(28,1,1,'mail:b93179490f570cbd40b4ff0ec73e8d6887fe1cc582bd53974813f44951b05921','Nils',@{t-245563});
INSERT INTO "person" VALUES(29,1,1,'mail:74226c93bc7db7a6c87eff039be5caaf681162852979ee28b09dd4b4f6ee237a','Nina',@{t-239211});
INSERT INTO "person" VALUES(30,1,1,'mail:b41ef5c8e39f0f0f5902d1f08b944f83971f90344cca99174b342ef3358530b9','Nele',@{t-232919});
INSERT INTO "person" VALUES(31,1,1,'mail:588011b67b1531b72b734bae8d07c9c4617f609c5e98b3a07ad4889e50969590','Nino',@{t-231551});
INSERT INTO "person" VALUES(32,1,1,'mail:3a812d1e0f1b7ca79dab97ff2d4fc4b0b39d5934edc2cb65c98c31d20bc04f12','Fritz',@{t-230246});
INSERT INTO "person" VALUES(33,1,1,'mail:576ea05710264649897fc257af1ec551aae318728b33d01df610751b4760ab27','Frida',@{t-228988});
INSERT INTO "person" VALUES(34,1,1,'mail:ddf8704d8fe0e8b0a617119b818cf1f213c9a863e750fdaa2d8e617735d0fd77','Franz',@{t-227749});
INSERT INTO "person" VALUES(35,1,1,'mail:8ae64225e66d94fb010648b06617b797621a866f4b70751a2b83c9b3d771e40c','Verena',@{t-226121});
INSERT INTO "person" VALUES(36,1,1,'mail:6d8ac6d8621620c72af147508e4ed6d7c63722dd5f0331c1e48fcc528122acb5','Sandra',@{t-225969});
INSERT INTO "person" VALUES(37,1,2,'mail:ba5933b2513235536ef1a07d702ec2b22735d5156cc11c13881ff33f750e4355','Sonja',@{t-225844});
INSERT INTO "person" VALUES(38,1,1,'mail:098f23ea610fadb48f403c4f9c50f79c8a03d0f7251dfae238b56934f118f03a','Quirin',@{t-225644});
INSERT INTO "person" VALUES(39,1,1,'mail:fee821591c308a31475c225cdf7c56c5e05bec0516877e6b59a6491faa17eff3','Theo',@{t-225479});
INSERT INTO "person" VALUES(40,1,1,'mail:f942bd1923a4b5e997b10789d3790b5467426e2aedf0a6a51958aa953d78069d','Toni',@{t-225328});
INSERT INTO "person" VALUES(41,1,1,'mail:027ecf6da18e0dd022580f49dd6c05b494383af8e19c9b48a53a27a1ee8f6882','Tom',@{t-225171});
INSERT INTO "person" VALUES(42,1,1,'mail:02d570131406ecb24aefb09cc227ec2898a28d4e79a3e254af34555d62ba37c0','Clara',@{t-119005});
INSERT INTO "person" VALUES(43,1,1,'mail:82d7941dcab57d3a73f26363ef00add703f0f1ad7825b2a30a78f700a6dfc0d2','Carla',@{t-116826});
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
INSERT INTO "setting" VALUES('alive_at','@{t-119004}');
INSERT INTO "setting" VALUES('commands','8c3e218476178e0dd4ff70ccafe134bff7952ffb10f4ee8071894a2873bd21e1 {"setup": @{s-274550+0}, "open": @{s-274550+2}, "connections": @{s-274550+4}, "templates": @{s-274550+6}, "numbers": @{s-274550+8}, "report": @{s-274550+10}, "help": @{s-274550+12}}');
INSERT INTO "setting" VALUES('greeted.@{server}','1');
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
INSERT INTO "template" VALUES(1,1,'Gutscheine','Gutscheine','Gutscheine ab {Betrag}, {name}!',0,@{t-265730},@{owner},NULL);
INSERT INTO "template" VALUES(2,1,'Samstag','Samstag','Samstag offen bis 12 Uhr.',0,@{t-265708},@{owner},NULL);
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
INSERT INTO "thread" VALUES(1,1,3,'4','Brot & Gebäck','https://blog.example.org/?p=4',@{t-268997});
INSERT INTO "thread" VALUES(2,1,1,'4','Brot & Gebäck','https://blog.example.org/?p=4',@{t-265559});
INSERT INTO "thread" VALUES(3,1,2,'4','Brot & Gebäck','https://blog.example.org/?p=4',@{t-264611});
INSERT INTO "thread" VALUES(4,1,5,'4','','',NULL);
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
COMMIT;
PRAGMA user_version = 2;
