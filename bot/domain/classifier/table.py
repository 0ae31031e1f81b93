"""Table of learnt weights, made by `python -m bench.kinds`: see learnt.py."""

STEP = 0.048361
BASE = (0.2062, 0.1690, 0.2465, 0.1615, 0.1015, 0.1153, 0.0724)
WEIGHTS = """\
!	Ybhgiej	!!	dgefbgd	#	ancdcff	# #	fhYdehc	# %	dcadapZ	# ,	ddhcfeZ	# ^	cjeYcja	# and	hXecfih
# euro	cbmcfdh	# fuer	bZkfdhe	# in	gXgXeoc	# jahr	ZeWrcfc	# km	saZfcai	# minuten	edjbfci	# people	anecgYY	# tonight	iXgdffx
# uhr	gdfdedh	# und	ibbeake	# €	fagddgk	%	dcadapZ	*'re	faicjaj	*'ve	katXbWj	*abt	ehnbcWe	*ach	ecfiZfe
*ack	cmXkaeh	*act	Vhccjjg	*ade	fZoaedq	*adl	Zhfcdhm	*ady	dbbhide	*aff	bchfdge	*aft	kbcjZdj	*age	gZgbblb
*ags	hWgdblb	*agt	Yehgjai	*ahr	ejZlcYV	*ail	hYdddjm	*aim	dbZgemZ	*ain	kddbfbh	*air	pXbddec	*ale	dYhddki
*all	gcaddjc	*als	mXcfhbY	*ame	jcjYdei	*and	eafhbga	*ang	pbghZWg	*ank	chdgdde	*ann	ZqfdeYc	*ant	hgbcaii
*anz	ddaeoae	*app	ecccdme	*ard	ahZgcjf	*are	nbefZdf	*ark	dnYgdce	*arm	Ybobjad	*ars	bXncdjU	*art	eafcfid
*ase	dhdedef	*ass	cebifec	*ast	Ydgifeb	*ate	cmdcbej	*att	hfabdig	*atz	bdcbend	*auf	bfbcigh	*aum	dhbgebd
*aun	Vfefkge	*aus	dhZaihh	*aut	dYlbhee	*ave	edfbief	*aya	Zdcdodg	*ays	Xkhgeba	*bar	eggdafd	*bau	dfZlfaW
*bby	accdndg	*bei	ecedfgb	*bel	kdaeecZ	*ben	gdaeckf	*ber	ddbejea	*ble	fjfhaYf	*bot	blecfbb	*bts	jgfeZcd
*che	dfecegb	*chn	dlbcbff	*chs	Vcmeehf	*cht	fcegcgj	*cke	aboeZgc	*ckt	Ygifgbk	*cts	WcZgerj	*d's	eoadeYZ
*day	dhfbhbk	*ded	TrdYfga	*del	eckiYab	*dem	Yajelda	*den	gdefbgc	*der	chddfec	*det	ichadfe	*dge	dhWaeoW
*die	cseYdZc	*dig	Wbvafbh	*dit	baZhemc	*e's	hgXcdji	*eak	gXiefdb	*eam	Zcfbgmg	*eap	eadeand	*eat	efdkcad
*ebe	hWecdld	*ebt	Zjancbf	*ech	ccldfce	*eck	cficcee	*eda	cebpcae	*edl	cjSndfb	*een	fkabbhX	*eft	eXYneif
*egt	hXkbeeh	*ehe	lYcdegd	*ehl	mbdebdi	*ehn	dXgakjf	*ehr	dmabcgj	*eht	kYfalah	*eib	ebfecgd	*ein	Vpecbif
*eis	YnfebcZ	*eit	fdcceid	*ekt	eeascXd	*eld	iWdejed	*ell	fbcbfje	*eln	Xielbec	*els	dcelccj	*elt	lbheabb
*end	ffeceea	*ene	ciZjecX	*ens	aaXcire	*ent	defablf	*era	pYgfYbZ	*erd	Yjebfhe	*ere	icgcdcZ	*erl	cldYkbg
*erm	jaZcekm	*ern	eeceffg	*ers	deedgef	*ert	fcehcff	*ery	hakfdYe	*ese	ehbefda	*eso	dblecdc	*ess	efhddch
*est	gWigfde	*ete	hdhcZhe	*ets	hfZfefg	*ett	Zklccbj	*eut	bcsYece	*fee	bdfepWc	*fen	dfhcbgg	*fet	akhdcdd
*fil	cceeamb	*fon	Wepcgcd	*fts	afdbjhd	*g's	Yidgjak	*gar	adYvbca	*ged	gangaZg	*gen	ebfgchc	*ger	iadibdb
*ges	Xkfdjbb	*ght	dbfbigl	*gic	VZuieYf	*gie	keVjfbp	*gts	Vpldaah	*hau	bdbcnee	*hen	aikcdbh	*her	ibhbfbb
*hes	cglebam	*hin	ncdcbep	*hln	dcmcafb	*hlt	fdlabee	*hme	jZffiZh	*hof	kbhbeag	*hon	bdichcc	*hrt	hYcblff
*hst	YlXcelb	*hte	bfddfhd	*hts	Zifdhcj	*ial	geabYpd	*ice	dfhddcb	*ich	fdfjcbd	*ide	eeiebdl	*ids	ideicZc
*ied	icdagfZ	*iel	jjbdYfZ	*ien	eaeecld	*ier	fdbfegf	*ies	dafedkf	*ift	bjZcanq	*ige	fbfkXhl	*ild	jbmabbf
*ile	gZggddb	*ill	eegefbk	*ily	Yddefkg	*ind	mdXhecc	*ine	ecfdfff	*ing	dgdddgi	*ino	fXfddme	*int	fgbhZha
*ion	kdcebeg	*ise	YigfZij	*ish	jdYffeZ	*iss	iecfaen	*ist	canibaf	*ite	YgYffme	*its	ZfdclfY	*itt	chicccc
*itz	jUgbfjk	*job	cXedfne	*ked	kbkabbi	*kel	fffXckd	*ken	eeefcfd	*kes	Ukcndcc	*ket	blZiddY	*kin	Xlefdfg
*kte	jbibdbh	*led	fZqddXm	*len	hfdhcaf	*ler	dcaZfpe	*les	bmdedbZ	*let	ZiWmjad	*lfe	Zeecgjd	*lie	pVhYefq
*lig	gfXfhfY	*lin	kdWiedg	*lle	gXbbjkf	*lln	Zkbbieh	*lls	cgiZeeW	*llt	aelaefa	*lly	hZgcegc	*los	ichXdhZ
*low	dbeedka	*lte	bYelchf	*mal	gejbdce	*man	Yffhcga	*med	hebrYXj	*mel	nakdWcf	*men	bjgiaZh	*mer	dcgfede
*mes	ZYwXcfk	*min	dibedgc	*mit	echcfdl	*mma	Tmeckdf	*mmt	gbefedb	*n't	eacoYff	*nce	hbcbejd	*nch	laehdYd
*ncy	fcdfgeU	*nde	hdcafga	*ndl	Zijhcab	*nds	jbdhcbf	*ndy	jeafdcd	*ned	hXqdcZg	*nel	iUbccri	*nem	hadddii
*nen	hdgbcfi	*ner	debbjgi	*nes	cdgkdZb	*net	lafhcag	*ney	dkjbabh	*nge	dafhche	*ngs	cecemah	*ngt	diSgfif
*nja	eeXeobh	*nke	ceXhghd	*nks	bcadjif	*nkt	bhkddZj	*nna	ZkgZdhf	*nne	kadWihY	*nnt	djegeYk	*nsl	Yjeibeg
*nst	dVinaeV	*nte	bhXfdle	*nts	djegbae	*nty	fZnacfi	*nze	kdjbbbh	*och	dmicXdc	*ock	breZadj	*ode	kcUdela
*ody	fdgbjai	*oed	biVlkaa	*oen	bddlcdd	*ohl	eeldZef	*oin	hbcccjk	*ole	ddjfaeh	*ome	feoUeee	*one	fegdech
*ons	kgdaagc	*ont	bgfYekn	*ony	aeXdrdc	*ool	kZfaffa	*ops	Zefmcba	*ore	kbgecbe	*orf	cfbccmb	*ort	lbecddh
*ory	nZYdcjZ	*ose	ieagafd	*oss	kafecdf	*ote	djbcZjc	*ots	alegdbV	*otz	iekfbXh	*our	gUehcmg	*ous	jVcnbfg
*out	YjaoadY	*ped	hefbecn	*pen	fZYfjhg	*per	iackcch	*pie	bpZffaZ	*ple	cbehegd	*ply	aXlcele	*ppe	cZnbbhf
*ppy	jebchbh	*r's	eVndchl	*rad	cqeeXbg	*rag	cgfcZlh	*ram	fYZagqg	*rbe	efldace	*rde	agmaech	*rdn	cnTedjb
*red	cchbnYZ	*rei	kZdmXde	*rem	Ycffeki	*ren	iachedf	*rer	cffbdhf	*res	gXbpdcc	*rge	Zpcdfbf	*rig	hUijbgh
*rin	Yfhgcgf	*rkt	hbcceii	*rly	Xgekddg	*rnd	clcdcee	*rne	eaapafd	*rot	dZmjZdc	*row	Xmfefaq	*rrn	XgXtcdc
*rrt	ibaceik	*rry	dZgbpaa	*rst	aeaijee	*rte	gghbccf	*rts	nYgebca	*ruf	ZXhcaun	*rum	hcfgccb	*rve	rcZcbdd
*sch	fcgedfg	*sed	aaioZdi	*sel	Yradbfj	*sen	kZgibZi	*ser	ebedckd	*ses	hZeiaff	*sig	naffeWh	*sik	agiZlZd
*sit	YfeYhmb	*ske	qVXfcie	*son	bbhdeik	*sps	idqXbae	*ssa	Xijbhcc	*sse	ffYfehg	*ssl	ijbbcdl	*ssn	eYqbagx
*sst	kdXfbhb	*sta	YYkZcrd	*ste	jceecdd	*sts	ZnifaZg	*t's	jZfefcc	*tag	ajdcjbc	*tal	hdjYfdn	*tan	Wgcddoa
*ted	celhZcb	*tel	ecZdiid	*tem	haZnbda	*ten	bgffdee	*ter	cefffdc	*tes	Zdcnedd	*tet	gajbcgc	*tic	icWdekc
*tig	hccgeef	*tis	cbceboc	*tle	eeWmdfg	*tor	kcdhaca	*tos	dcffZjd	*tra	fXkajcf	*tte	hgfecaf	*tze	ehibeZl
*tzl	clbcfea	*tzt	hYhecgf	*ubt	bbkgcdo	*uch	idecfbi	*uck	Ybndefr	*ueh	cjceddd	*uen	Xnbefea	*uer	afbgfie
*ues	fgYoeXb	*ufe	Xjlbcej	*uff	amjZeah	*uft	fZlibbd	*ugh	hjXhgYb	*uhl	lgZcddi	*uld	fefecdi	*ult	cdjnWcc
*ume	ceZaaub	*und	Yfeigch	*une	qbYdcdc	*ung	hbdedgd	*ure	alWcdlV	*urs	cgdgedh	*use	hbfgddb	*uss	gfsZbVc
*ust	mhcbcah	*ute	gciedal	*utt	cdmbcdg	*uzt	Ufidhig	*ved	ddfhcfX	*ven	jgpcaRh	*ver	bclhcbc	*ves	idYjdeb
*was	bfYledd	*way	mZZbfja	*wed	oakcaZk	*weg	iVblfeZ	*yed	ddStcec	*zen	ejbbchd	,	cdcgdig	, #	aeedhgd
, a	ebYenek	, ab	VogcgbY	, aber	bflfeZW	, am	ehjcbbe	, and	cdqbYfX	, auf	mccfeaq	, bei	cbaZtdf	, bitte	baajclp
, can	aneedan	, da	aeeWpfj	, danke	bdeiiaf	, dann	dibdcgf	, das	aaebbri	, dass	bbdmcfe	, der	lbcckYg	, des	ahmaYhc
, die	XiifhZi	, do	elXgiYh	, es	edaeggm	, habts	dmdZhZr	, how	jhXddgd	, i	Wdigegh	, i've	eXabgpr	, ich	icfYjde
, ihr	Xcdoeeg	, is	nfWahbb	, ist	niYZgcc	, it's	lYaaihd	, jetzt	ThgeghY	, kann	Xqfbben	, koennt	icWfdkl	, mei	kggabag
, mein	biheeah	, meine	jdZbhgZ	, mit	ZkYVkmX	, my	nZhbjWn	, not	aeUbcxa	, nur	haXcasc	, ob	obdcfZd	, one	Wkbccnj
, or	ubWebcY	, sagt	ebcZuYe	, schon	afrZZdd	, sie	Zhbdane	, sind	mjZedXa	, so	hefbdee	, the	keaZbjc	, und	ahhnbWQ
, unsere	ddrbcYj	, wann	Yobeddg	, was	tcYccae	, wenn	anehdXc	, what	okbYeXk	, wie	pidbZZm	, wir	Xcrabig	, wo	dXdhkea
, you	Zbbpdfb	, zimmer	eYphabe	.	Wdkgefg	1=	hcuZYYh	2=	cczXaYa	3=	bbvTbgX	4=	eYYuZgh	5=	abX8UXe
:	hZVgdoX	: das	ZhVpeef	: die	eeaaeld	: is	neeZgXb	<	dcceghn	<12	bbaenfY	<25	ccbehic	<3	abbcpeb
<6	eabdmdZ	?	ojacZag	@anni*	cbdcpce	@dave	Zedemce	@hann*	ZecdrZg	@jess*	cccdobe	@kath*	bcdence	@lena*	acdcsbg
@mark*	bccdndd	@mich*	cbedpYc	@oma	acecaqf	@opa	cddenZf	@sara*	Zdbeodg	^ #	ceodbbc	^ @dave	Zedemce	^ ^	hbfffbj
^ a	ffjcYfc	^ ab	qYebfbd	^ achtung	agbhcjh	^ alles	gZgXmdb	^ als	caVbdxd	^ also	bfngXda	^ am	bVbdgre	^ an	dYfckgh
^ any	ihfeYdY	^ are	ifbbdgb	^ auf	Zikdcbk	^ bei	XYecbxf	^ beim	bhpcZad	^ bin	kbddcgd	^ bis	neYcfbe	^ bitte	hccahfq
^ brauch	oZbdZji	^ call	feqcWcU	^ can	lcgfaac	^ can't	Zecqacc	^ could	ZsbaedS	^ da	Xanifaf	^ danke	ecfZkde	^ darf	iafeahf
^ das	Yekhfaa	^ der	SgmkZfb	^ des	XdldWof	^ die	YbrhYdh	^ dm	difeaee	^ do	glaccde	^ does	oYcecdh	^ endlich	YcdtdZd
^ es	Xildfch	^ euer	YZataid	^ eure	bglgYbg	^ example	cfafejc	^ feuerwehr	cbaedon	^ found	depbcZk	^ frueher	aelbeeb	^ fuer	kbhZgbf
^ geht	lleaWdc	^ gibt	ghdcddb	^ gibts	ijbbeaf	^ gilt	rXceebf	^ good	cdcbodb	^ guten	ececkcY	^ hab	gZbhdhd	^ haben	ijaedag
^ habt	ebdfffe	^ habts	ieebdde	^ haha	bddcocg	^ happy	ZddZqeb	^ hat	lajdeXc	^ heut	WcejoaX	^ hose	ZlelWdf	^ hot	fgdcWll
^ how	nafdade	^ i	dbggbhd	^ i'd	btbbeZe	^ i'm	dZZcpgc	^ ich	degedfh	^ ihr	UZojefl	^ im	Ybifamj	^ in	bhgccga
^ instructor	Xbpbdhb	^ interested	buZcYde	^ is	mhZdade	^ ist	miZbbcd	^ just	XfbjhfZ	^ kaffee	eeWZnif	^ kann	lfbcdce	^ kau	kgdfWed
^ kleiner	agYccrb	^ kommt	kfYfdel	^ leider	bZrYdge	^ link	bTggdpf	^ lol	accemee	^ ma	XaZevde	^ macht	blecceg	^ me	cVdaxcd
^ mega	dehjZbe	^ mei	cfefedZ	^ mein	jgbdcdl	^ meine	ogddaXd	^ meiner	cdbebnd	^ merci	cfcelZd	^ mich	qXdhbbg	^ mir	deemYdb
^ mit	jdecagh	^ muss	kXegcfg	^ my	eblZdgi	^ na	ccgdjcf	^ nach	ZeshYXl	^ need	XnZicei	^ never	Zeoeaed	^ nie	ddmYbhd
^ no	kgYfeae	^ noch	Yledfdc	^ not	dfmdfWb	^ nur	fgjfbZb	^ ok	Yccfpcd	^ one	bglYfdd	^ our	oYWhegp	^ overpriced	bfleadc
^ please	kZeccgo	^ price	cmddcch	^ put	hpeaZZb	^ schaut	aeYhZqZ	^ schmeckt	bemacee	^ schoenen	ddbbned	^ seid	Whlbhbb	^ seit	ZYkiefl
^ sind	qgZaaef	^ so	efifbbh	^ sofort	bUogibU	^ somebody	cceZqch	^ stimmt	ebcdncf	^ suche	avcbdYf	^ sucht	ccaedoc	^ termin	YraecbZ
^ that	Uac0Xfh	^ the	Zarecch	^ they	WemlabW	^ tipp	Yeebcof	^ tisch	Xkjbdea	^ torte	Xfoddcg	^ und	iabggdZ	^ unser	jeVieel
^ unsere	qaTgefa	^ wann	fibcdfh	^ war	gdaadne	^ warum	hggaecd	^ was	jlYecbf	^ we	cTefeqd	^ we're	gjafccp	^ welche	pbbcbed
^ welcher	lWdgced	^ well	bcXmmbc	^ wenn	Yboaich	^ wer	eYdeobd	^ what	hcebffa	^ which	tbdVcff	^ who	odcZebf	^ why	dbneade
^ wie	qfYbdbc	^ wieso	dblecdc	^ wieviel	Ykdefdc	^ wir	bbhband	^ wird	mYbeegb	^ wo	ifhbbch	^ wos	Zhabnfb	^ would	elebbeh
^ wuerd	Wifbfje	^ you	UWnmeel	^ your	acncZiq	^ zaehlt	qabfbbg	^ zimmer	hcpZbbg	^ zum	jUiicdf	^ zwei	fXdhcji	^ ❤	cceXqef
^ 🔥	adfVtbe	^ 😂	baeduWi	^ 😍	gbkUmab	a	biefddf	a family	Vofegag	a in	emZedbe	a no	fceXocj	a platzl	Xleefeb
a small	jaWddnj	ab	fZbgcki	ab ^	efjfeWi	ab wann	kfgcbag	abend	chfdbfp	abend*	hgZebhj	abendkassa	Wnefdek	abendkassa ^	Wnefdek
aber	aeifddY	aber die	afoacei	aber wir	gcWpbde	abgeb*	eagfeem	abgebucht ,	fghcfaq	abhol*	iagcdfe	abholen	hcfcdfd	about	dXifdic
about the	beimcYe	absag*	eYkdegc	absagen	eYkdegc	absol*	bdfndZg	achtu*	agbhcjh	achtung	agbhcjh	achtung suchtgefahr	ecdpdWf	actua*	oYbbffk
admin	beVedrZ	adver*	edtdVba	after	gXrgdVm	after the	mXZehen	again	aejcfeW	again ^	acbfmeb	alarm	Zaiekcj	all	akkZdca
alle	eagadli	alle :	bgabarW	alle ^	WWrbfkk	allen	Ybhcocf	aller*	pdefWbl	alles	eUekjdg	alrea*	cdebncc	already	cdebncc
als	fbZffjX	also	kbbZejZ	alte	hSaegpb	alter	hhZmaZf	alway*	Xfkiccc	always	Xfkiccc	am	mcbdafe	am #	aidcfga
am besten	mZbefee	am donnerstag	acbdZug	am foto	Sfhdjib	am samstag	cledZff	am tisch	cfXreaf	ambul*	bebfieW	ambulance	bebfieW	amex	tTfbcef
amoi	kcgbbfa	an	fffeccb	an #	ajbehdj	an ^	coZdfbi	an der	eYeehgm	an die	cdcnZfg	and	ecdgeei	and a	fcZkeeW
and i	ccdZqbY	and i'll	eaZcatf	and it	iZjZfeZ	and my	gnbbbdi	and the	chnbeYf	and your	obefcYr	ander*	edjeZfh	anderes	cdoZech
anfaenger	nadafeb	angeb*	bfkdfbZ	angebot	blecfbb	angef*	heYbboY	angekommen ,	icmbcZr	anger*	fZjidag	angerufen	cdndeZj	angsc*	Wbpfceg
anmeldung	nWbcdia	anrufen	fcYYfqc	answe*	eanbedb	antwo*	dajefcp	antwort	jWfegdn	any	fnabben	anybo*	idWfcji	anybody	idWfcji
anyon*	hjbdfZh	anyone	hjbdfZh	anywa*	lebcfbd	anyway	lebcfbd	app	nXecfda	apple	lXhZgdd	appoi*	alcgfch	appointment	alcgfch
are	lbWjZhf	are the	jdbeedf	are you	ieccfde	are your	YrfdeXZ	arriv*	gdgYdik	arrived	gekYecc	artik*	Xghecie	artikel	Xghecie
as	iXgbeia	ask	ochdcVY	askin*	mcZeaha	asking	mcZeaha	at	gdfchcm	at #	gbbgehg	at the	icgbagg	auch	egfcfbd
auch ,	VhfbrYe	auch ^	kYbkcdb	auch einzeln	Upbffec	auch ohne	rZdebbf	auch online	ambcahh	auch was	oWdcefe	auf	jcgZche	auf da	aYmdgfi
auf dem	diidcag	auf der	hdfgeZe	auf die	UlZidjY	auf mein	Xdlfbhm	aufm	fdVelfd	aufst*	bdZodei	augen	ZfVlleh	augus*	gidfcac
august	gidfcac	aus	jefXdgb	aus ^	Qnfeejl	aus dem	cXbgkiq	aus der	lXZfckg	ausge*	Yffibhe	ausma*	Vqcfecb	ausmachen	Vqcfecb
ausmachen ,	Wndefdd	auspu*	Wmafffh	auspuff	Wmafffh	austr*	pXdccga	auto	cXghggn	autom*	ldfUdjc	avail*	Zldddfc	available	Zldddfc
available ^	Zmecdfb	back	ZhYmdgZ	bad	fXgggfc	bag	bbjegdj	bahnh*	oYcefbi	bahnhof	oYcefbi	bank	jcZcfhl	baustelle	XcgdZqd
be	lZbdhdc	bedie*	deiiZcg	bedienung	deiiZcg	been	idgZcgc	bei	eiecbfe	bei #	flfafYk	bei der	nfddbZg	bei eich	oebeZcc
bei euch	dfhebdk	bei ihnen	hcfccfp	bei uns	bcdbqcj	beide	haaocbZ	beim	hZeagic	being	aaqdebc	bekom*	ehiccbg	bekommen	ocebcah
beruf*	pYXfhcc	besch*	YmgZbia	besta*	hYmabgl	beste	Wecnefe	beste*	eieiZba	bestellen	coaYcib	bestellen ^	Zjcbhgi	bestellt	fZogdXh
besten	jYTmggc	besten wenn	gbXahne	bette*	Zdbibme	better	bcXkaof	bewer*	XhglccW	bezah*	Yfpcccg	bezahlt	Zcscbbc	bezir*	hTddcqf
bike	beajbjf	bikes	Vqdcfdg	billi*	YjmfYcf	bin	fbdhfec	bin a	cZqdbdc	bin dabei	UjYgodf	bis	afhdefi	bis #	emXehaX
bis freitag	Zjfgebg	bis morgen	ZkhgZdq	bissl	jfibcZf	bitco*	YedcbpZ	bitcoin	YedcbpZ	bitte	fnfYYfl	bitte #	dXkffeX	bitte ^	hmYagbU
bitte ein	Woecgcb	bitte nicht	fSqedec	bitte um	Zdldeeg	bitte weitergeben	dccYdql	black	Zjhcdeg	blick	bZfflec	bloed	XjZmddg	book	lcfcfZd
braeu*	dpZdccd	braeuchte	clcdfbk	brauc*	drZbbdg	brauch a	kNgfmeb	brauchen	fqagbXr	braucht	lYeadiZ	braun*	qbYdcdc	braune	qbYdcdc
braut*	ldebdcs	bread	Ummbecb	break*	dedkdbe	breakfast	dedkdbe	breakfast ^	dcekdbd	brett*	ggoTfbe	brettljause	khlTead	brill*	iWrabbc
brilliant	gZoXdeY	bring	iXhefdf	brot	cificYh	bstel*	Tsdcfcb	bstelln	Tsdcfcb	bua	jTkjbdb	buch	ghaldYV	buffe*	Znfebcd
buffet	Znfebcd	build*	bdmVeie	building	bdmVeie	bus	hbcZcnc	but	dfidafc	by	dbiedfi	cake	fldgXch	call	ebdbpZd
came	YcpfXhg	can	doZbeeg	can i	ckafeeb	can we	ofdeaZf	can you	Znbhdbh	can't	dcakefj	cance*	agndcbj	cancelled	agndcbj
car	igheaam	card	iZheddl	cater*	brYddbe	chanc*	Upfdhaj	chance	Upfdhaj	chang*	hbecdhf	charg*	cajdegl	charge	Wiheffg
charged	jWgeegj	cheap	eadeand	check	mZWbenc	check in	qWafcfh	checkout	Wscbcgj	chef	gYcapdb	chris*	flfbdaZ	claim	dbZgemZ
cold	neYgadb	colla*	adZdcsh	come	gcZjeed	comin*	lcdaeeg	coming	lcdaeeg	compl*	ccsbZbf	complaint	ccsbZbf	conta*	eZeecka
contact	aYggcmd	cost	WqdbdgY	could	Yobhcci	could you	clbceec	could*	Sfjoccd	count*	hXjgeca	curio*	sbaaeba	cut	XjtXbbk
cv	accebqb	d	Vllcebd	da	hdgdddf	da ^	Tpefbhi	da am	eceboZd	da kann	eZW2Yae	da kommt	Xbmgcgd	da sein	Xllbcbt
dabei	kefadcc	dabei ^	Wubdaeb	damag*	Wmhddde	damit	haeggbp	dange*	nZdYffl	dangerous	lYccfgj	danke	ccfgkYg	danke ^	ecahkbY
danke an	ddbqYcf	danke fuer	acdfkeb	dann	ZioccYb	darf	vXbfbbe	darf ich	haZefjk	das	jdfebcf	das auch	cdeglZd	das ist	ffXaflb
das mit	mbbceec	das nicht	adqYddh	das ungefaehr	nYdeddb	dass	daliacV	dass das	cfqXfZc	dass der	ZghXflf	dass ihr	ndfbadd	dass ma	ehfYbkh
dass man	pcacbec	day	Wdkapab	days	dZjcffd	de	blciacj	deliv*	demdXgi	dem	jcbdfeh	dem zweiten	qfbeaYf	den	lebffYc
den ihr	VpoYcbf	den kuchen	Ymdchcf	denn	cckbhcd	der	kedcccf	der frueh	Weodcfa	der hund	caagpbg	der tuer	naafdef	der unterschied	nadefZa
derf	qfYdeZk	des	eeadjef	des a	aoafccc	des is	abpdebc	did	kcdecdZ	did you	ebodcaf	die	gdgbfcc	die besten	bdUregd
die erdbeeren	YhYucYc	die erste	kWfeegf	die farbe	bcoaeeg	die fotos	kccldWe	die ganze	bgpacab	die gemeinde	adXegof	die grosse	Yrgcbag	die hat	hZUmcjb
die im	Trbfgbb	die info	cbhWpcc	die musik	adqbbdf	died	bhZsdWh	diens*	agncbcg	dienstag	agncbcg	diese*	Xbepdfa	dinne*	Vmhcedb
dinner	Vmhcedb	dirnd*	bpaaedb	dirndl	bpaaedb	disap*	ceobdbe	disappointed	bdlagde	dm	baheamh	do	jbdgdbf	do i	badffkf
do we	leXgdck	do you	araacec	doch	Wgegmaa	does	igbedbd	does the	mdccbee	donnerstag ,	gaccpZf	door	hcXidhl	down for	gpaecYc
dr	edapadY	dr ^	edapadY	drauf	aifeiZl	drauf und	XfuYZfq	draus*	ZrbdZfe	drei	fidbgcc	drei wochen	jkVdcek	drin	kacfZin
drin ^	vXbZhai	dritt*	XZlhdgh	dritte	YWwdeai	dritten	cgVidke	drueb*	iZYfbnd	dry	cfmbdce	du	acbdrbh	duerf*	mYhbedc
dumpl*	beYklbb	durch*	flehZZY	eben	diZffes	echt	dcrbbad	eh	dccelcd	eher	ocXdchd	ehrli*	Wcaofgd	ehrlich	Wcaofgd
eich	cbhekaf	eigen*	qZdaeda	eigentlich	kcfbbff	eigentlich die	reTdbhf	ein	bheeeeg	ein traum	ccTuddh	eine	ecdeeha	einen	Ygdfehb
einfa*	fakcedd	einfach	fakcedd	einfach die	ahXkefd	einfach nicht	gatdbXi	einge*	mchecYk	eingegeben	raZfdag	eingegeben ,	raZfdag	eini	lZbjadb
einlo*	Wbpcdha	einma*	cghcdfb	einmal	cghcdfb	eins	ancfbdb	einsc*	dmaachb	einzeln	Upbffec	einzeln oder	Upbffec	einzelzimmer	jTaefnd
else	Vapbkdb	email	gacdcmh	emerg*	dfdehcX	emergency	dfdehcX	endli*	beapcbi	endlich	beapcbi	engli*	dgigcbh	entta*	cfhgcba
enttaeuscht	cfhgcba	enttaeuscht ,	bcqccbd	er	eachoZa	erkla*	ghVneYb	ersat*	hjfceXj	erst	mbdfeZf	erste	hbWcpcf	erste*	fdaelce
ersten	cednbcZ	ersten mal	cZdsZdb	erwar*	faocbca	es	ifaecfi	es euch	YeYpbid	es ist	edfecir	essen	ediafea	euch	ibceefb
euch allen	Yecdmff	euch am	mWedgdd	euch einen	ZeacdrX	euch im	hWcnddf	euer	hfbqVal	eure	hcgfbed	eurem	ebedcks	eurer	dcmZias
euro	cbmcfdh	euro ,	gkbcbef	even	cbkZidb	eveni*	leZhccf	ever	bheiccX	every	kacdhcX	every*	ecbihcd	everybody	deeghZb
ewig	bescZbe	examp*	cfafejc	example	cfafejc	expla*	Wdasbgb	explo*	qYedccp	extra	cglccbd	eyes	XjocdZd	falsc*	fVrdbel
famil*	XrhccZf	farbe	dYmgcde	fast	cbpfeXh	febru*	Wgebmfe	feier	Xnhcdbk	fest	Yjageip	feuer*	Xefbdpk	feuerwehr	cacecoq
fia	crZbdbb	find	idfedbf	finger	dgncYca	first	ieZdfga	five	dXnZehh	flasc*	flYedde	fleis*	jfdeaee	fleisch	jfdeaee
flowe*	dcXqhZb	follo*	dZicdkc	food	mWhachl	for	ahhcbhX	for a	bmcdeca	for me	efWocdh	for my	anbffaa	for that	gS0Ycag
for the	amZdegb	form	Tkkefcb	foto	Xedcoec	foto ^	rUcgZga	foto ist	affYgka	fotos	faZickd	found	eenecYl	four	cikicUa
frag	maccgcY	frage	ndgZeZc	franz*	bdddjgV	frau	cZgkgba	frech*	edldacc	frechheit	edldacc	free	efafalc	frei	XsbcedZ
frei ^	Ypcdgbf	freit*	cnfcacg	freitag	cnfcacg	freun*	dhaifbZ	frisc*	gZaifhf	from	dcedhgi	from the	idbjadb	front	bgfYekn
frueh	Zldgcdg	frueh*	eeibbgY	frueher	Zcqaahd	fruehstueck	Vnfefce	fuer	fnaebag	fuer #	ckdaeei	fuer a	iddcibg	fuer den	agakYjd
fuer die	eddggek	fuer heute	iWifeel	fuer meine	eibejZc	fuer mich	Xjfgeda	fuer uns	dWZlkfe	fuer unsere	Voaggde	fuern	erbceXf	fuers	egcfXkb
ganze	Yepcebi	gar	fagdefc	gar nicht	pcbddac	gar nix	Ychcela	gas	fcXdfmo	gefae*	ndfYeaZ	gegen	ZiWfapZ	geh	Xggdkcj
gehac*	dfXcflq	gehackt	dfXcflq	gehen	fefbhcZ	geht	fedjbbi	geht das	Zdlcdfd	geht sich	Xnafcge	gehts	Zlefbeb	geld	acjZghp
gelie*	hYsdaZh	geloe*	cfqbdXe	geloescht	cfqbdXe	gemac*	jcaeefY	gemacht	jcaeefY	gemacht ^	kcdcYkc	gemei*	ciZbgiZ	gemeinde	efXdgjf
gerad*	cYhifeq	gerade	falZgew	geret*	gcYpccY	gerettet	gcYpccY	germa*	lYYhgfc	german	cfWhhhb	german is	egTkfga	gern	boXedgX
gerne	jcfZdge	gesch*	ahifcce	geste*	fZahifh	gestern	fZahifh	get	ddgcaki	get the	nYjXdef	gewar*	dblfccd	gewartet	dblfccd
gewin*	ecbcjhh	gewor*	ccmdcde	geworden	cckgcbe	gfund*	mbXgeeZ	ghabt	Whpbebf	ghoer*	mYfZcia	ghoert	mYfZcia	gibt	fhdkbYg
gibt es	kgcbdcb	gibts	jdcdage	gibts das	Xqbbfed	gibts die	Zjefeec	gibts euch	sTceedf	gibts noch	qOgfefd	gift	Xkaedld	gilt	pdYdcea
glass*	Zgihdco	glasses	ZYhneda	gleic*	bdidiae	gleich	Whggcha	gleiche mit	cgrdUcd	glute*	lZfdddc	go	iZdngUf	go to	ocdbgYk
gone	XhmYcir	good	bagmdcb	googl*	gcdceid	google	gcdceid	gorge*	Ygdqcae	gorgeous	Ygdqcae	got	aYjhegb	got a	blgedZb
grad	hbZZkiq	grand*	icYehea	grati*	cbceboc	gratis	cbceboc	great	gccmcag	groes*	ddnccba	groesse	efhcdcZ	groesse #	Zpadedg
gross	lZdfced	gross*	YlZidfa	grossartig	gfWnbdd	grosse	blfbfdf	gruen	beoccaf	gruen ^	beoccaf	grues*	ddafmaY	gruesse	ZdhdnYd
gruesse aus	ZdhdnYd	gschn*	Vdaneif	guat	dYZtced	guens*	afaccpc	gut	eZhigab	gut ,	Xdfmfbj	gute	Zafbpea	guten	ececkcY
guten morgen	aagbraV	gutsc*	kedefaW	gutschein	ajgegaZ	gutschein ueber	elbhdYd	guys	eZbjidX	hab	eadgggf	hab letzte	pdZecbc	hab schon	Zapbchp
habe	icecedo	haben	ZhjfgYe	haben ,	ajhccef	haben seit	cidZbml	haben sie	laeddcd	habt	edjfdZi	habt ihr	oaXefeb	habt mir	eZgiham
habts	dfdgfcd	habts ihr	iZahfef	haelt	mZXkdeg	haeng*	gfebdfm	haengen	ejgecZk	haett	feiZedc	haett ich	lXaZlhe	haett*	ancafea
haette	edaggge	haha	cdaijde	hahn	kkXhZbk	halb	dXscZef	half	Yfhdegh	halt	kRoaefZ	ham	dhsZaXq	handy	jeafdcd
happy	Zccejia	has	dhZehef	has moved	ddZecof	hasn'*	hgYkeZe	hasn't	hgYkeZe	hat	beeffei	hat der	nXYfffZ	hat die	pcZbhab
hat nach	Xfmceei	hat sich	egVibjU	hat so	igWgfdh	hat uns	Zjeeedc	hat's	bgegcgV	hatte	XdZqibh	haupt*	mYcgZhb	haus	jaVfihZ
have	dhfedck	hebt	gcjabgo	hecke	fcpbeYZ	heira*	dqacbcj	heiss*	gYhbhfe	heisst	iZfcicd	heit	jbafibh	heizu*	cmYdefj
heizung	cmYdefj	hello from	aebcndc	here	dbbdmfZ	herrn	gebhedV	heuer	befgaia	heut	dfXhhfw	heut abend	boafdcm	heut noch	Xqeacgj
heut um	egidadu	heute	afbdiip	heute nicht	eacccom	heute noch	boadedk	hi	defXhhb	hier	dZddjhh	hihi	cbbdqbd	hilfe	defbied
him	adbZgqU	hin	fiibbdc	hinte*	ibachhi	his	cWkbflg	hob	nbbbgbr	hobts	kiccZce	hoch	dZYveZc	hochz*	Yodedch
hochzeit	akgehYb	hof	lbVkcfY	holen	qaZbdge	holid*	kgZjbaZ	home	bimccZq	hose	ajfjZce	hot	gXfbjgW	hour	jfacefh
hours ^	pXZZcmX	how	niZbeaa	how can	qYaedcf	how much	aoYjdah	hund	chcfgdc	hund hat	mYgdage	hund mit	qcedXbc	hut	Udcrdgi
hut ab	Xbeubbb	i	iheccbe	i bin	ZZdkfik	i do	oXeZdhk	i fuer	jThgdgf	i get	fbhegaW	i hab	cebdlcZ	i have	iVacljc
i mi	YqcdbfZ	i need	rbdacbf	i ordered	Ydqbbef	i paid	Veoedee	i used	dcXgYsd	i want	fhgdfZf	i was	Xdhggfc	i'd	VrgecZb
i'll	VpeYdjb	i'm	eheebej	i'm a	jabaZqY	i'm in	gXffgee	i've	dakfbfn	ich	dhcchdf	ich am	Yjledak	ich bei	VpffgYb
ich bin	dbgalfh	ich brauch	bnccddZ	ich das	hhcdbeY	ich einen	gXdcleb	ich hab	waZbeYg	ich habe	gZlcddn	ich jetzt	icceees	ich mich	feicYhZ
ich mit	hZhgcdZ	ich nehm	fmddZdZ	ich nehmen	mWeedfb	ich nicht	ckcicbY	ich noch	pYfYhbb	ich nur	Vcckfje	ich soll	eddbmbf	ich wuerde	dnbffYe
if	sgaabZX	if this	qaadZff	ignor*	caoecch	ihn	gfZmcbY	ihnen	ichacgj	ihr	ghedaee	ihr a	kjbdbaf	ihr den	ZnZgcff
ihr die	jgWegdi	ihr eigentlich	hahdfdd	ihr fuer	maXfgfe	ihr habt	bghjaaf	ihr habts	cciaegf	ihr heut	qbdccaZ	ihr jetzt	qXafceY	ihr mir	sbZdcbd
ihr noch	caaffme	ihr seids	ZcZtdcg	ihr wieder	TrgXgff	ihr zu	qacecac	ihre	eYaddrZ	im	hddaehb	im auto	dfadoad	im juni	ancffbc
im regen	oYfeZeg	im spital	Ycofdcm	immer	bXpciah	immer noch	hZfheck	immer so	Rbudfdb	in	didcdff	in #	cfddfgf	in a	bdcedlf
in an	qZcbfcg	in bio	Zagecne	in da	hTngebe	in den	gcfajcc	in der	fZdjfed	in die	oUeehbe	in groesse	Vlecggd	in my	Wcgajkf
in stock	Wpfedcf	in ten	WdZgfpZ	in the	ebecekh	in your	Yikagcf	info	bddZkie	ins	oYeedbi	instr*	kbjeXde	instructor	Xbpcefb
inter*	hfcdcfb	interesse	ZgechhY	interessieren	nYdgccg	interested	buZcYde	into	gZUjdnf	inves*	cdbZatf	iphon*	aiadcld	iphone	aiadcld
irgen*	UxXdhbr	irgendwann	ajfedcg	is	kdeecbk	is ^	bcrYdec	is a	bYidjfb	is an	Rmalego	is da	gicebeY	is das	Zkcfcfb
is des	fgjhWbZ	is in	gdlbdaZ	is it	heeZhcZ	is mit	iZmZaff	is that	uUceaff	is the	edcecje	is there	ldZgccd	is weg	mgUefee
is your	ifeecaW	isch	kbihbYa	ist	fehebdi	ist #	nXjdcbh	ist ^	jWgaife	ist da	khfacbh	ist das	labcfed	ist der	ekebceb
ist die	Xhfedjm	ist ein	efpdfTa	ist im	bbhYflY	ist nicht	gfUpZfX	ist zu	ddZemde	it	gfchaed	it ^	hdSihgf	it cost	Sogcgdd
it in	blcdfcY	it was	aadodeg	it's	ehfbddc	ja	cdjZida	ja keiner	ZctaZdb	jahr	efXjfdZ	jahre*	bdafelZ	jahren	daadenV
jeden	hZcikYj	jeman*	afgdhdk	jemand	cYmchce	jemanden	cmWfefn	jetzt	hbjZial	jetzt hab	biXctYY	joke	Ubmdmdi	juni	bmbffab
just	obadafk	just had	idVcndc	ka	mdhdZag	kaelt*	eYseWfg	kaffe*	cfgbffb	kaffee	aeeghcb	kalt	fekZcee	kam	daqcbdW
kana	hdpZYcp	kann	jgYgccf	kann ich	aeihcec	kann ma	ejcebea	kann man	agdefge	kann nicht	deYcnee	kaput*	bZmhddf	kaputt	cdmbcdg
karte	nZXhdfh	karte*	bfdecie	karten	eldhaaf	karto*	dhncXce	kater	haajcga	katze	faXgmfY	kau	kgdfWed	kaufe*	VsZcffc
kaufen	VsZcffc	kauti*	bkedecj	kaution	bkedecj	kaution ^	Vkhedfc	keep	Xkdbghm	kein	kbfdfao	keine	hfhhaXd	keine*	ebkhabe
keiner	ddhfbei	kelle*	Xhdeclj	keller	Xjcfdkf	kemma*	Ygncddg	kemman	Ygncddg	kids	geYghce	kilo	ciYbcnb	kind	bblfedp
kinder	Xdahkhd	kirch*	cdThgnh	kitch*	Ygcejee	kitchen	Ygcejee	klar	Uebdseg	klein*	eeXheiZ	kleiner	eddaanX	klo	gemXccf
km	saZfcai	know	kcbcchd	know what	pZdcdcf	koenn*	bideeff	koennen	dflaecr	koennt	cfYcfmc	koennts ihr	Zfnddcd	komme*	ecedidf
kommen	jbZgdhk	kommen ,	WtZdgck	kommt	feidcbh	kommt ,	hbocbZk	kommt mit	Ufcflhc	konta*	jdZbbla	kost	XpeeZfb	koste*	ZoegacW
kosten	YkhbbgY	kostet	bckgebg	krall*	Vofecec	kredi*	ffacbli	krieg*	bjdgcdm	kriegt	ifedbck	kuche*	dfhfada	kuchen	dfhfada
kuerb*	Zpgbadb	kumm	rZaibYn	kunde*	jbadehi	kunden	iYlcebc	kurs	jfhhYYb	kurz	mYdedfi	laden	fhfagbh	laeuft bei	ciaqWcc
laeuft das	nabdgbc	lager*	clcdcee	lagernd	clcdcee	lang	hcjaagd	lange	mbdcece	lange*	Wogaeda	langeweile	ffnacYa	lasse*	gcdcfhZ
lassen	gcdcfhZ	lassen ,	nXhcebY	last	jRngebh	last spring	adZqfcb	laut	ailchXa	laut ,	Zdgcmce	leben	ZfZifiT	left	YigdgdZ
left ^	Vqedfaa	leide*	fchgccc	leider	fchgccc	leit	fcbjZil	leitu*	bVpdgda	leitungswasser	bVpdgda	leiwa*	dfbqZbf	leiwand	dfbqZbf
let	Unldbbe	letzt*	pfcZcbg	letzten	iZlcbdb	leute ,	cdZldfZ	liab	dbYtbcY	lieb	ecWqcej	liebl*	ddpYdcd	lieblos	ddpYdcd
liefe*	fZkdbgc	liefert	jgYeeee	liefert ihr	jgYeeee	lieferung	fdqaYcc	liegt	bdgghag	life	bcXtaea	lift	mWkcdbh	like	fgcedeb
lilie	lbdahdr	link	dhYbaof	link in	aadeena	list	Zndfadc	liter*	Yfabsce	literally	Yfabsce	littl*	bgXndeb	little	bgXndeb
locke*	pYdccfg	locked	mfadeah	lol	gcdclae	lol ,	aldeagd	long	jcacgfc	look	acgZpcd	love	ekbYcjX	love it	aZcseaj
lovel*	fehfeZe	lovely	fehfeZe	lovely ,	dkmUebb	luft	Zicihaq	lunch	gffjaZg	lusti*	fZmeiXZ	ma	cgibedg	ma ,	bYZevab
ma bei	Wclfegb	ma den	kXkadeX	ma des	jjaeabi	ma gern	ZUktZdg	mach	ejXegfh	mache*	hdZfegb	machen	hdZfegb	machen ,	hTkddib
macht	aicifbX	macht ,	VlehfcY	made	edahfge	mag	hdYnZfa	mahlz*	bcdenbf	mahlzeit	bcdenbf	mai	Vpdcgdf	mail	hebdefe
make	eWgbjhg	mal	cgiedca	man	hdfgada	man bei	kbfefZZ	man das	nfacbde	man den	ZkgcZhg	man sich	ZfekhZb	mann	ageblbe
maril*	dhQgrbY	marti*	Zpcgdae	martinigansl	Yqebddc	martinigansl ^	Yqebddc	maske	qVXfcie	may	ocWcdhb	me	beagjed	me ,	XcnbciZ
me ^	ceqZcbb	mega	bbfrYdf	mehr	fYglebe	mei	XefimZd	mei frau	iWgcnaf	mein	cfidfch	mein mann	adhfibh	mein profil	jbdeXkc
mein sohn	mcbgeag	meine	dcfcdih	meine frau	bhlfbZh	meine tochter	Yilecbj	meine*	hahcbie	meinem	dcgdgel	meinen	hdddbiX	meiner	behedfe
meiner meinung	cdbebnd	meinu*	ZdZdctc	meinung	ZdZdctc	meinung nach	cdbebnd	melde*	aamgdet	membe*	VndcheX	menu	janaacc	mi	anhhZal
mich	hgecebc	mich an	Yldedfh	mich schon	ZdefmaX	milk	kbeZegf	minut*	gajbhae	minutes	Zcjdgfi	mir	dgfgebj	mir bitte	gjYdhbb
mir den	fYdcodf	mir ist	eeggdco	mir mehr	Wbqbefe	misse*	Wndbehg	missed	Wndbehg	mit	eefdfee	mit an	lcefbaa	mit dem	kcebgdW
mit den	oXYjZhf	mit der	cecclec	mit einem	ceVidmi	mit euch	lblcWdg	mit meiner	ecaoaff	mitne*	mgYbeec	moegl*	dmbbedb	moeglich	cjbcffd
moeglich ^	gXgeeih	monat*	gYnZcff	monaten	fZogdXg	money	alkbacg	monta*	Wgfekce	montag	achandf	more	Tgjancf	morge*	cgaeieu
morgen	agcehfv	morgen ^	bYseeZm	morgen frueh	jiXceel	morgen in	anZchde	morgen ist	eZgcanY	morgen um	paZfcck	morgen und	Ypbdfdh	morni*	chddhdj
morning	chddhdj	moved	giYddid	moved to	XjZeekd	mr	faXedpf	mr ^	faXedpf	muass	pbZdcdj	muass i	pbZdcdj	much	WhmXfih
much is	Qsdfdfb	mund	lgfZeas	musik	adqbbdf	muss	rabcdbY	muss ich	leafadY	muss man	Ykebgfh	mutte*	dmccfaf	my	gbhgeai
my back	YicpbZk	my german	egTkfga	my husband	lfYlYbf	my son	eihecZl	na	ddfdidd	na servas	fXlbgdc	nach	hfdcfdb	nach dem	neZdfbi
nach gas	hfYceik	nach zwei	eXhgjcZ	nachb*	cgfeedm	nachh*	lalWced	nachm*	mZZgeeh	nachr*	aYjcdml	nacht	Usbcfdi	naech*	ahcibfZ
naechste	Zjcedhg	namen	Ycnfdej	near	ZmZfYmm	nebel	Xeagnee	ned	aZgfhhe	ned ^	rZfaXfl	need	jfbdedh	need to	idbafgZ
nehm	Uxaebcc	nehme*	eoYcddd	nehmen	eoYcddd	nehmen ,	ancagdc	nehmts ihr	obaccfd	nett	bendccg	nette	eZalefc	neue	gfibbcY
neues	fgYoeXb	neun	dYjYeml	never	Yclkdbg	never again	jdnYYee	new	dalgdaf	next	bjebffc	nicht	dehbgdf	nicht ,	jiVchef
nicht mehr	mdXbicj	nicht so	dgYbobU	nie	fblkXae	nie wieder	fbnWdgc	night	keXdffj	nimm	XrWffeV	nix	gZkddec	nix ^	agjcecd
nix mehr	fagldac	no	djcidZf	no a	aqcafcd	no an	gdgdcep	nobod*	afleadi	nobody	afleadi	noch	Wpdeech	noch da	elbeaeZ
noch ein	fhcdbhp	noch einen	TyYgfZn	noch was	dideeca	noch zu	Tpcdehc	noise	fbldcdi	norma*	mbcdece	normal	jeWcieg	not	aWgicmb
not sure	lgZdgae	notfa*	fdbgdfO	nothi*	dkhceZc	nothing	fclbebf	novem*	Zoedfab	november	Zoedfab	now	Zhjadgl	nu	Xjhdgcf
null	efqbVdi	numbe*	lagbbff	number	jbfebeg	numme*	peYcddf	nummer	peYcddf	nur	jbfbgcY	nur :	eadjlXd	nur eine	egZZmfd
nur zur	cfagalg	nusss*	cdcmZhd	nussschnecken	acbqbeg	ob	xXZcfYa	obwoh*	banfbde	obwohl	banfbde	oda	sWabfeb	oder	yaYaaad
oder is	UkiggbZ	oder ist	XhjfhaZ	oder nicht	lgXdfcq	oder nur	mbaeedf	of	bfggdcf	of the	kdWZhid	off	dZiffek	off the	pZXfeee
offen	oYeecdd	offen ^	oadfcbg	offen und	Ukcdeko	offen*	pcYcecf	ohne	jYfcdhc	ohne anmeldung	oVgedci	ohne termin	kRckide	ok	hbbfibf
old	gfffcae	oma	jXdnZdb	on	hcgadgh	on a	aiZkiad	on the	bhahiag	once	rZSifcZ	one	bjefecd	one and	pXWngXh
onlin*	Xihfecc	online	Zjgfdcb	only	magecbY	opa	jXXgpZZ	open	wWbeYdc	optio*	qXdeZed	or	0ScadaY	order	bmgabdg
order*	eekbaeg	ordered	ddkabfe	other	aancefe	our	gbchdfg	out	Vghgdhk	outsi*	cbddgjn	outside	cbddgjn	owa	bgmZecZ
own	mWghdaY	owner	ffkTfgd	page	becbfmU	paid	YbxcXdg	paid for	ZaudZdd	papa	mbWbnbd	parke*	pYZddfc	parken	tZXccfh
parkplatz	ggcjaak	partn*	chZfZmi	passi*	dcrXeal	passiert	ddnbebi	passiert ,	fclbddc	passt	eZgkfbf	passt ,	adiZncd	passt ^	deflVff
patie*	ZmfhbZh	patienten	Wlgdgcd	pavem*	cbfffgm	pavement	cbfffgm	pay	Ziedffc	pay by	rUdeddf	peopl*	Yffkddf	people	Yffkddf
per	aobdbeV	perso*	egbibfb	personen	dlWecib	personen ,	coXfdcZ	pfarr*	aXdderb	pflan*	nXdhbed	phone	dfjdccj	photo*	aegfcgV
photographer	XmUlfed	physi*	hgejeUY	platt*	eraccai	platzl	Xleefeb	pleas*	flbcced	please	flbcced	pls	jsabZYf	plus	fmbdace
porti*	dbmiYcb	possible ^	Zneafdg	post	bhTdcse	post ^	deXdbpf	preis	biddeed	preis ^	apdeZdh	preis*	Yiidded	price	Xobedgh
priva*	fhYcame	pro	UqdedeZ	produ*	Yefedkc	profi*	abaabwa	profil	cceeamb	profile	abbafqg	pruef*	didhcbe	pruefung	Vkkfcbe
pumpk*	Xlefdfg	pumpkin	Xlefdfg	put	alfahbj	put me	epZeabe	quali*	ddnaafd	quest*	macbhcZ	quote	dpeddWY	radl	bcnaaij
rate	Q0caddd	rauch*	bfiWbmr	raus	icchcdi	recep*	ddpcZce	rechn*	gffeeag	rechnen	Spegeed	rechnung	qWfdeah	regen	ubZdcZp
reich*	iemdaXe	reife*	mfWfecX	reifen	jdZmbbY	rein	cjfZchd	renta*	hfYeajf	repar*	dddifcm	reply	aXlcele	reply ^	fiqadSk
reser*	WpiZddb	reservieren	Zradceh	reserviert	aimXfdd	rever*	nVeeeeh	reversed	nVeeeeh	rezep*	meXiada	richt*	aeecfjk	riech*	gaifcde
riecht	gaifcde	right	Wejcejh	right ^	XeqZgcW	right now	ggWhegj	rinnt	mfcgbZp	room	boccbfo	rueck*	eZjgddj	ruft	ekRdldb
runde	Tdcjnee	runte*	ecWgcoj	saal	kkiYcVb	sag	deXdrab	sagen	egeeecX	sagen ,	YibXeqc	sagt	gbYdfla	sagt der	ZjbbqYZ
said	aankbbh	same	ddgaggg	samst*	cibdffd	samstag	ehaejcd	samstag ^	YYedrdb	samstags	bYgdcoe	san	gWidggc	saube*	bbbwaYb
sauber	bcfodaa	say	lbXecja	says	rcYbbeh	schade	ahocfVc	schau	adbcpdf	schau*	Zedclfa	schaun	ehYajhg	schic*	fjbfbdd
schie*	cacfncV	schil*	VmdZpab	schla*	abpcfaa	schlafen	Zbrbfbe	schle*	Uglechl	schlu*	rbcXahm	schme*	cedmccb	schna*	qaWiYgb
schne*	ebckkXW	schneiden	bclddda	schnell	hjfYZgm	schni*	hWkieZc	schnu*	fjaheaZ	scho	cdXgjgf	schoe*	ZZejkdg	schoen	bejkXdb
schoen und	cepYdcg	schoenen	ecaYsbb	schon	bdichcc	schon in	teUdZeo	schon voll	Vodfcff	schon wieder	lWjXehf	schre*	Wbfdasc	schreib	gdaebkc
schuach	cmdcWkf	schul*	ddmbdad	schwa*	jeZfhZg	schwager	glcdZcY	schwe*	mVcgdha	schwi*	nTafifc	schwiegermutter	iZaelbb	sechs	Udkedjl
sechs*	bndaedk	see	Yhckiad	see you	cceZpbd	sehen	basbdcs	sei	Wehbkgc	seid	aechfhg	seids	gbhjdad	seids ihr	lZgbfcg
sein	Xigcegj	sein ^	bZndiah	seit	ebpfbYq	seit #	YfegidU	seit der	jdadfdt	seit gestern	cecacoc	seit heute	ZoZfeej	seit wann	kRkegdS
seite	dfbbgjc	semmeln	dfobdYg	serio*	XZmggeh	servas ,	eYpcbee	servi*	eZndbfd	service	ddhfbfh	service ,	gbWuaad	set	Tqnacah
she	mccfccb	shop	igbhacg	should	jYadlei	should i	oYYgdfk	sich	ecgfiZd	sich bei	cbdgmag	side	befdYmc	side of	aeWderc
sie	fecdefc	sie auch	Wfceend	sign	bjmZdbc	since	cgqbeVm	since #	fgVodba	sind	jdcjdYe	sind die	kcZbehf	singl*	Wbpgahl
single	Ycnhbdl	sitz	Wgcbmiv	sitze*	jYgffck	sitzen	jYgffck	sitzt	jYZcelg	size	hefdgZb	ski	hZaljYe	small	ccfbdlh
so	cdejfba	so an	dhoeVce	so kind	edXocec	so laut	dgoYadk	so viel	abclkac	sofor*	akgedbi	sofort	akgedbi	sogar	adYvbca
sohn	mcbgeag	soja	mdcdYgi	soll	nadbgbl	soll ich	lXdedgq	solle*	pbebdbq	sollen	pbebdbq	sollen wir	qfWddcl	sollt*	bafZdrk
someo*	ehYggcd	someone	ehYggcd	son	eihecZl	sonne	dfhUpae	sonst	ibYqbZa	soup	acrgYbd	space	Sqfhdcg	speak	kYgdecf
speis*	nWddeef	spend*	Ycfgclh	sperr*	nbYhYhj	spielen	eXdfdna	spita*	dcmfbbl	spital	dcmfbbl	spot	afcogXd	sprec*	mXdeaie
sprin*	dgZhefX	spring	efZhdgZ	staff	bchfdge	stamm*	aajdlbe	stand*	hgZXfkd	statt	kXfgagk	steh	hambdcr	steh in	ibcegds
stehe*	lcbfgal	stehen	lcbfgal	steht	maffack	stell*	bcebcnd	stellungnahme	hbodcXc	step	XfiocYc	sterb*	cakjbcf	stern	gZnhWdc
still	hcbgfdg	still available	Ypdbcgb	still going	Umcjfda	stimmt	kfYbicb	stock	dhZddjd	stop	bjXdfjg	stopp*	gdYgjce	stopped	gdYgjce
studi*	ibamadm	stuec*	bnZhafc	stueck	eicgaed	stund	eYihdec	stund in	fXncedh	stund*	beigddf	stunde	ibldZdk	such	Ykcibfd
suche	Woabckd	sucht	ZdXcknY	sucht ihr	ccaedoc	sucht*	ecdpdWf	suchtgefahr	ecdpdWf	sunda*	mbbeecb	sunday	lfcedaa	super	alefdba
sure	lgZdgae	taet	aodibZb	tag	dffagfa	tage	YhYkjcc	tagen	jcZYfmd	take	eicgbee	take the	UhlXgig	talk	feYnfae
taste	bdobcdU	taufe	Xnaedgc	team	deZhhfd	telef*	Zcechie	telefon	Wepcgcd	telefon ^	Veleefb	telefonnummer	ffUeglg	tell	dbaYtdg
tell me	cehWnbb	ten	bgggYhe	termi*	digddbh	termin	digddbh	terrace	kXkccdY	test	lcbbgda	teuer	dnZfccc	teure*	ahpadZf
text	befdakX	than	fZiYjgc	thank you	eZamibd	thanks for	iYegbgh	that	cdefgdX	the	hehceac	the black	Zjhcdeg	the bus	Ycedelh
the kids	fclaedX	the kitchen	Uojdadj	the new	ddsWccc	the next	Zlcccib	the other	aancefe	the pavement	cbfffgm	the phone	hXlgbdg	the spot	afcogXd
them	Xobacjd	then	gbZaoed	theor*	kWgefca	there	dahahhh	there a	kbbffdc	there's	fcYbdpj	there*	fcYbdpj	they	lWghdbW
thing	tgYWbda	this	hfdcedh	this is	adWphdW	those	faamecg	thoug*	jfTgehq	ticke*	Umgdffc	time	fffgccW	time ^	Yfmefbd
times	bWneffj	tipp	Yeebcof	tisch	Zicggem	tisch fuer	gekaeal	to	hafdchc	to be	Wkfeibi	to go	maXkaff	to have	aikZfcY
to know	xXYafac	to my	VescZfe	to our	kafYgfb	to the	bbkgfcb	to work	ZaZedsd	tocht*	egiddbk	tochter	egiddbk	tochter #	qgYdbaf
today	Ykffdez	today ,	dfeiber	today ^	aidafjh	told	oedYced	toll ,	gYqadcY	tomat*	TimgfaZ	tomor*	agjecdr	tomorrow	agjecdr
tomorrow at	brXdfbj	tomorrow morning	Xnbdegh	tonig*	ggXhdfq	tonight	dibhdck	too	chbfdea	took	ictUcZo	top	jdefbcc	topfe*	fiWiebh
torte	Rioddfh	torte mit	bqWfagZ	touri*	YiqXgZa	tram	cdaoebV	traum	daclgcg	treff*	iYgZnao	tried	ocYbgdZ	trink*	gdWdaqd
trotz	jbgedao	trotz*	acmfebf	trotzdem	acmfebf	tuer	mYcfedr	tuesd*	alhdccf	tun	nabebev	turne*	aZbpffZ	twice	Zdoafbe
two	bnYdegi	ueber	gYcccod	ueber #	dkfgeWf	ueber*	mfXebfd	ueberweisung	odeceXa	uhr	jagdedf	uhr ,	Ylcclad	um	fagchdh
um #	mambbZk	um die	XnVgdja	um drei	dZShjnc	um halb	cWmfegd	und	dcjbdfn	und an	aelfgYe	und da	hbbmeaZ	und dann	iUrbdcX
und das	cdldcdl	und de	flVbggj	und der	ieZjccd	und die	Toggbei	und ein	Ytdaaeg	und es	gaYjeij	und ich	aZfeihk	und ihr	Uagoffd
und keiner	kWbhgel	und mein	Zmhecak	und noch	pcPkgdc	und was	UuXffeX	und wir	ekZfebo	under	dbYdepi	unfre*	acoXgfc	unfreundlich	aejbeff
uns	ZeZimbc	uns in	feecXmd	unser	hjageYd	unser*	ddfeeek	unsere	gjffdXe	unserer	hacddji	unter*	eaeecld	unterlagen	Xddccrb
unterschied	nadefZa	up	gcfWihg	us	edfgddh	us in	QefeohW	use	nXededa	used	jVibckY	vater	diPiema	veget*	kXfefdc
verar*	ecofaag	verdi*	becafmZ	verge*	aZegiiZ	vergessen	ZicldbU	verka*	Ycgbdnd	verkaeuferin	ccpZfce	verla*	Xiiedfe	versand	bfamagd
versc*	ichcbec	verst*	peVbgdb	vertr*	ndcedZc	vertrag	ocfcbad	verwe*	kbhdbcf	very	eZhgbha	vet	Vjicefi	viel	adkeiYc
vienn*	dfZbemf	vienna	dfZbemf	vienna ^	eocfeVd	vier	eZmfdcb	viert*	XYmecmb	view	eckdZfj	visit	egabfjd	visit*	agcXfnb
vo	aikYdfj	voll	YoXnacb	vom	djbbdig	von	ggadchc	von euch	jfadfce	vor	cfmZddk	vor der	kZXdgjk	vorbe*	amdagdb
vorbestellen	apcdaeg	vorm	dmiaeXj	vorn	odeacag	vue	Rmffehe	waer	XodZjcb	waere	YncefcZ	wann	oedbcaa	wann ist	laWieeb
wann kostet	bXpeeca	want	cldecde	want to	kUfhdfd	war	cWllccd	war a	XctZedh	war das	ohTeede	war im	nXUfele	war scho	cjbXpab
ware	gbldacj	warm	pXdhdZc	warn	fbgihWf	wars	adexScd	warte*	cbmgbcf	wartezimmer	cZrdbbe	warum	hcfgccb	was	ckfedac
was aus	VofdedZ	was der	qbcddYZ	was frei	Ynegbca	was fuer	pPbZogg	was is	nYbddgb	was kann	nXdbegf	was kost	bheccig	was kostet	YsUdffg
was verlangts	Zrbahag	waschen	aaocbge	wasps	idqXbae	wasse*	nbcdebh	wasser	fhcceel	watch*	ZhcZodZ	watching	Wdddqeb	watching this	Wdddqeb
way	Yblblck	we	hdZcghb	we're	lecdebs	websi*	aelccgh	website	aelccgh	week	aldZciY	weg	abeheii	weg ^	bhlYfcg
wegen	haegahe	weil	ffibdcX	wein	ZgmWicg	weiss*	Yhaddos	weite*	eYYjgjk	weitergeben	dccYdql	welch*	udYdeWd	welche	iceebfg
welcher	kXegbge	well ,	ihZlYbd	welt	cdbqfXg	wenig*	gYmafde	weniger	dboZdeh	wenn	blfaeda	wenn i	ZhVeepi	wenn ma	eVhkfec
wer	fgdcjZg	wer da	UnigfYe	wer hat	qiXdZbc	were	fdmZcdZ	werks*	dcXdfoc	wert	XfbvcYd	what	igedeZh	what do	Yidficd
what i	ZbimYgf	what'*	cmccfbd	what's	cmccfbd	what's the	bpccbcd	whats*	ecccdme	whatsapp	ecccdme	when	fkbcfba	where	lidbcZc
where*	qhZcZba	which	raZdcdd	who	kZUtacd	who do	pcYcddn	whole	cffhcdl	why	cfncbba	why do	Rdredfd	wider*	Xeragag
wie	efcffde	wie lang	igbcgcf	wie lange	mbdcece	wie teuer	WwbacdZ	wie viel	jlYcZfd	wieda	cebpcae	wiede*	cebjfcd	wieder	cebjfcd
wieso	dblecdc	wievi*	coebcbf	wieviel	coebcbf	wife	chYeigd	wifi	kYhcbgf	will	WkdleZf	will ich	Wsccfbb	will you	lXhbdff
wir	gfabifi	wir haben	acemgah	wir kommen	ffZhdfd	wir sind	Ycceike	wir vom	cZccfod	wird	gfbcefh	wird das	naccded	wisse*	nYecedh
wissen	nYecedh	with	mcbeccd	with a	cbbpbde	with me	eacncdc	with the	ffhgcZf	witho*	jgadfcd	without	jgadfcd	witz	YZmkbeg
wo	jiZfcbh	wo is	XZlbkgc	wo ist	hZdfffq	wo kann	gheYefY	woat	actcXei	woche	cjbcehY	woche*	egedceZ	wochen	iZmfbae
wochen ^	bcpcfZd	won	hegcXjY	won't	eghVjdm	wonn	plbZXbc	worde*	dgdhebc	worden	dgdhebc	wordn	cnTedjb	work	dZgfcid
wort	ZfuXcce	wos	Ymbhfbb	would	dgfbdgd	would love	cpeXecg	would you	fVjeeib	wrong	Yhlcbfc	wue	YwfUYgc	wuerd	bhceegY
wuerd*	dffWfkd	wuerde	dkbbice	wuerde mich	YocZdii	wuerden	fYicblg	wunde*	beXsbcf	wunderschoen	ceVrddg	wurde	acncbhf	wursc*	hlbceZb
wurscht	hlbceZb	year	hdYfdib	years	XbZicqa	you	fcheecg	you charge	Tofeeea	you do	VkfdfgZ	you have	cideeeb	you use	qWebfcb
your	fabacqn	zaehl*	qabfbbg	zaehlt	qabfbbg	zahle*	aejcefa	zahlen	aejcefa	zahlt	Vmheeci	zeigt	ldSfejY	zeit	WgWijia
zimme*	cjfdbef	zimmer	diidcaf	zu	dgfeece	zu euch	rbbibWZ	zum	dnYeebf	zum mitnehmen	Tqgbfdc	zur	bhnbZdi	zur info	cfagalg
zurueck	dblccem	zuruecklegen	bmeeeZa	zuruecklegen ,	cleffYa	zusam*	feWeigd	zusammen	adeZoea	zwa	ambckYZ	zwei	Xifbhgf	zwei wochen	XbkhedY
zweim*	bemeeaf	zweimal	bemeeaf	zweit*	gXZcilc	zweiten	dnbccdZ	zwisc*	lZZcdkf	zwischen	lZZcdkf	£	iUmdhbk	£ #	iUmdhbk
€	fXjeegl	❤	bdalibe	❤ ❤	fdWtWgf	🍷	accdodg	🐶	ldcagbd	👀	bbddpbe	👍	bcebpae	👏	ZZnmYde
👏 👏	bcU1Zbc	💀	daRd0ab	🔥	bcYoefh	😂	YcZephZ	😂 😂	fhedXih	😄	Vechqbd	😅	fbfcjce	😍	diZhede
😍 😍	Zpaeahb	😜	biacrVe	🙈	edUesbV	🙋	deXcuXf	🙏	cnceadY	🚀	XXeecug	🤣	fYZcsbd	🥳	cWYfseV
=question	ieddddf	=buying	dhdedee	=complaint	ddidddf	=praise	edchded	=chatter	eedehdd	=other	ddeeege	=question briefly	nceedfe	=buying briefly	eleedee
=complaint briefly	efmdced	=praise briefly	edemdeg	=chatter briefly	eeddnef	=other briefly	defddfe	=urgent briefly	efdeeej	=complaint all	eeeeeee	=complaint most	eeeeeee	=praise all	eeeeeee
=praise most	deefeed	=buying all	egededf	=buying most	dgededd	=other all	dedeehe	=other most	edeedhe	=crowd all	eeeefee	=crowd most	eeeefee	=urgent all	eefeedg
=urgent most	eefeeee	=spam all	edddegd	=spam most	eedeegd	=chatter all	eeeefee	=chatter most	eeeeeee	=question all	feeeeee	=question most	feeeeee	=wish all	egddeee
=wish most	efddeee	=words	fedefef	=urgent	deeeeeg	=asked	eeddeee	=against	eefdeee	=praised	eedfeee	=emoji	deeeeed	=stars	eeeefed
=links	eeeeeee
"""
