"""Table of learnt weights, made by `python -m bench.kinds`: see learnt.py."""

STEP = 0.051913
BASE = (0.2691, 0.1435, 0.2507, 0.1526, 0.0530, 0.1311, 0.0420)
WEIGHTS = """\
!	Zddjheh	!!	ahicYic	#	cldcbfg	# %	Zcedcpa	# ,	deibefb	# ^	dcdefga	# euro	eYidgfj	# for	aUzbfah
# fuer	eXriXbh	# grad	abghehO	# hours	jdeaeeU	# in	gafadkd	# minutes	pViXfek	# on	hXUecse	# personen	cmdheXe	# stunden	Zaibdna
# tonight	hYfbggp	# uhr	iecgeai	# und	iddcbiZ	# wochen	qXabajZ	# €	iZfbdig	$	gcgdedc	$ #	dZlfahg	%	jWdcbod
*'re	edeigab	*'ve	abvedWt	*abt	YhmZfce	*ach	gdfibcd	*ack	Zmbhbfg	*act	cgZahjf	*ade	capbhZi	*aff	ccpgYbg
*aft	eceebjf	*age	dcifbgd	*agn	kmccZZk	*agt	ZilagZh	*ahn	fYihdci	*ahr	cjakeac	*ail	aefbgih	*ain	hdffcci
*ake	jjfYcbl	*ale	fahabmh	*all	iaZhchc	*als	iaheecX	*ame	kVjWdke	*and	fbdieeb	*ang	hamddZf	*ank	fdfdchd
*ann	biacieU	*ans	lYifacg	*ant	hbfcbii	*anz	becejde	*ara	Rdgcpgc	*ard	cgbddje	*are	igfebak	*ark	cjYekce
*arm	agjgdZi	*ars	kUepYfV	*ary	XhYiifd	*ase	ediXdkk	*ass	bdffhcb	*ast	cbjddgd	*ate	dhegbdh	*ats	jidbbdc
*att	deYffjd	*atz	bedgega	*aul	cdccRye	*aum	Zkfecfe	*aus	dedbifd	*aut	gbichbh	*bar	chgdddb	*bau	jeYjZfT
*bei	gYefdiZ	*ben	fccecie	*ber	ddddfhc	*ble	gfefadj	*bts	eiffabc	*ced	kbieYeh	*che	eedddid	*chs	Wihgdff
*cht	gbeibeg	*cke	aciibge	*cks	faqYfaf	*ckt	cefdhcg	*cle	Pgckmfa	*d's	ckcbgdb	*day	bfgbjdj	*ded	bjYhdgb
*del	hcleabc	*dem	banhgWa	*den	geefafd	*der	fdddegd	*des	eeahjZa	*det	jgbecdc	*dig	lYwacSd	*din	TlXrhaY
*dit	cYaecrh	*e's	ejacbho	*eal	eYcyWbh	*eam	Xhbeenb	*eap	dbcecmc	*eat	dfiffXd	*ebe	bdahghY	*ebn	jerVbYp
*eck	gcgfccf	*eda	Zifkace	*edl	SsYkhZf	*eed	lQYnfha	*een	mdbfZeY	*eet	eeUfend	*eft	gWUebxf	*ege	aebaeqi
*egt	lZeceec	*ehe	iaZabqi	*ehl	kedcebf	*ehn	XcqbkYk	*ehr	dmccZhl	*eht	fagbnae	*eib	fdYjchc	*eid	bpZbfea
*eig	lWabdnj	*eim	dbejbgf	*ein	cgddalg	*eis	aoedcbe	*eit	dciddee	*ekt	dejlVbj	*eld	fYfXmhb	*ele	nacabhe
*elf	magjaXl	*ell	edceegf	*eln	bciiZga	*elt	fdleZbg	*end	dfaigcf	*ene	igbdceb	*enf	bbpdcch	*enk	Wjfbkdb
*ens	gZcWhne	*ent	gbadfjf	*era	uZagYbb	*erd	Wkfcdih	*ere	ibcfbhc	*erl	bkddfcd	*erm	gabakhf	*ern	gcdefed
*ers	fdefedd	*ert	cbehcih	*ery	ibiebcf	*erz	agbgbjb	*ese	gdYgffb	*ess	gcgefcf	*est	fWdheke	*ete	ddhabjg
*ets	feedfdk	*ett	afmebbg	*eug	Tjckjbd	*eur	ajihaah	*eut	dZomcUf	*fee	eedhgad	*fen	cdedfhj	*fil	cfgeeda
*fon	Zhncdaf	*g's	dfgdfdr	*gal	ZbfqWhi	*gar	aeXvcaa	*ged	iYjfcch	*gel	bYkihbd	*gen	eedechf	*ger	gecgddc
*ges	dbvZgUd	*ght	iZggbee	*gts	Zkibafh	*had	eepbbac	*hat	WqZfeda	*hau	bedejdf	*hed	XkYgjdb	*hee	bdcobef
*hen	edheddg	*her	gcicdcd	*hes	ecmcdbl	*hin	sYbcdbk	*hlt	kaeeage	*hly	hnZbeag	*hme	hhhgdUg	*hne	tWVebka
*hof	lVmcfZl	*hon	cdeehdc	*hre	dfceegY	*hrt	eZceiih	*hst	WlZedle	*hts	ehfcddf	*huh	bfZecmh	*ial	jcdZZme
*ibe	kdRhfhU	*ibt	chlWdfi	*ice	ddihaee	*ich	hcficZe	*ick	bdeedjd	*ide	eghdafb	*ids	gdemcWd	*ied	kcaddga
*iel	mgXefbZ	*ien	Zfccdnf	*ier	fddhddj	*ies	cbbegjd	*ife	eigYeek	*ift	hgbdZkp	*ige	Zcjoaaq	*igt	jYgbbib
*ild	kdmbaYg	*ill	fcfddhg	*ils	fdlWhbp	*ina	ddqccZc	*ind	nZdXeha	*ine	egecfee	*ing	bheedfh	*ins	cbhboYj
*int	YddjbkX	*ion	icddcgg	*ird	aejcchf	*ire	iUgcmbd	*ise	feddchh	*ish	echhebY	*iss	jcVibjh	*ist	Zfngcaf
*ite	acdddnb	*its	bhWejib	*ium	hYlYibb	*ked	ibibdch	*kel	mbdZaka	*ken	cdigceg	*ker	Zegffgc	*kes	chcmbbe
*ket	Zekiadf	*kig	ddfnYcb	*lag	fZsZcbh	*lch	cfagckh	*lde	faifPsb	*led	hckbfYg	*len	cjdfceg	*ler	dfbceje
*les	bibiecY	*let	fZXhneb	*lfe	Zddchlh	*lie	fUeeijq	*lig	hfecebd	*lin	hZafeio	*lla	dmbdTme	*lle	cabfhjc
*lln	apeZbeg	*lls	cblbfdb	*llt	hWneaee	*lly	fcbibgd	*low	Zedganb	*lte	eZkddfh	*lts	deahalf	*lyb	Wade2Ud
*mal	efgecdc	*man	chcdhdd	*med	hjZjfWa	*mel	kboeWac	*men	dhdfddf	*mer	acfhehe	*mes	caqYcgf	*min	difdYge
*mit	jPkfiei	*mma	blfhcZi	*mmt	gebfage	*mts	bigddci	*n't	gackcee	*nal	dbeegfc	*nat	bgechfe	*nce	haccfjb
*nch	kXgedek	*ncy	gfececc	*nde	hcebdif	*nds	ffbkcbc	*ned	cafiiad	*nel	hVdYdsi	*nem	bgffecg	*nen	hcgbbgg
*ner	bfechfg	*net	jZicedf	*ney	cgffgae	*nge	ddgibch	*ngs	ccfdlbc	*ngt	Zgabdof	*nke	cfcgegc	*nks	cjXchii
*nne	kbcddfb	*nns	jjXafcZ	*nnt	dgeefcg	*nny	gamddba	*nst	gYhldZa	*nte	bnaahcf	*nts	gcffebc	*nze	nadedch
*o's	Wdcayae	*ock	alebcfh	*ody	ceggfbe	*oen	ceejebf	*oes	hdTiZnb	*ohl	dfkgYdg	*oin	afYZbvh	*ond	aafehhk
*one	ecchcgf	*ong	adchide	*ons	gfdgaec	*ont	Wjieedp	*ood	ehVkdeb	*ops	gZcpdaX	*ore	gcfbfeg	*ort	gcgcdge
*ose	dcbhamd	*oss	Yibfbmf	*ost	adfekce	*ote	XggfWof	*ous	raZhbad	*out	hfXlfac	*ows	fXcZljj	*pat	ccwdTcc
*ped	efdfhZi	*pen	oZVgidl	*per	hcchdcg	*ply	cZmcegh	*ppe	ebleeac	*ppn	nXeXang	*ppy	gceWleh	*r's	facfdih
*rag	cigeaff	*rat	ZtcXdfe	*rbe	jegbdaf	*rde	egibdci	*rds	hbdcicc	*red	cfcdjdd	*ree	bfihdbg	*rei	lZZlafc
*rem	adeffgl	*ren	gdceegf	*rer	egbbdjd	*res	ibXlbfd	*rge	Xkdifbi	*rgn	dqYcbev	*rig	jXphYXc	*rin	bdggdgd
*rke	aaddZtc	*rkt	ddbcelh	*rnd	Zkjcebh	*rol	vUcbbgf	*ros	ebpbcbe	*rot	dclhYed	*row	dpefcWl	*rrn	ccWubda
*rrt	kbjXedm	*rry	eikZiVd	*rse	Uqgecci	*rst	Zccihhh	*rte	jgfcZdh	*rts	iZhZZmf	*ruf	bPpafoo	*rze	pdZbecl
*sch	effddef	*sed	caeoadf	*sel	YngdZfl	*sen	hcefcdi	*ser	beedghd	*ses	cdgeaif	*ssa	YjdcheZ	*sse	feYecmf
*ssl	mjUcbfh	*ssn	gciYbkl	*sst	laahdcc	*sta	ZXiWmme	*ste	jcfeccc	*sts	afjceeZ	*sur	efZodZl	*t's	fehaiak
*tag	dhacheg	*tal	icbeibj	*tar	dirWdWa	*ted	cejfbdd	*tem	daejeeZ	*ten	cgdfdee	*ter	fddfdfd	*tes	ccdjedb
*tet	ebhedfe	*ths	fZrdaaT	*tic	lZVhblg	*tig	kcYiced	*tin	Ybdggke	*tis	fYaebqa	*tle	gaYgjfk	*tor	falcagd
*tos	gdfeahe	*tte	ejffcah	*ttn	egnbXdh	*tto	ohcWafV	*tze	cghhhVe	*tzn	Vkifcej	*tzt	ebjebef	*ube	nVeeeeZ
*uch	egcdbhk	*uck	edneeWu	*ueh	bifbefc	*uen	alcebga	*uer	dfccfie	*ues	gbmjbUe	*uft	lZieZch	*ugh	fhYifbc
*uhl	pbYcbhl	*uld	fgegdah	*ult	ZfguXYf	*ume	ehfZXmd	*und	Yjfffde	*ung	gdeedee	*urg	dcgcmZd	*urs	fiaddef
*use	kagfdae	*uss	bihcdce	*ust	jebiZca	*ute	bdiidbj	*utt	adsbbbg	*ved	edcmYeb	*ven	chjZhbk	*ver	gebhdeb
*ves	ffXfhfc	*was	aeblgbe	*way	pacXhdX	*wed	tViaYdl	*wer	eZicfgg	*yed	ZaRzefZ	*yer	VdYZive	*zen	feejbch
*zer	iYebigZ	*zte	idbbehg	*zug	Vnkafai	,	beaffif	, #	ahfdhdc	, a	abgWjnn	, aber	dgnfeUe	, and	dbiifYW
, auf	kdgcbcs	, bei	bccaqdf	, bitte	ZWaifrp	, but	ghhfeVT	, can	ZvdeZZo	, da	ZYhdkih	, danke	cZeghfd	, das	Wbahdre
, dass	cbbncfh	, de	fkTleba	, den	aaZkdmd	, der	fbahhdf	, des	dcjfhYe	, die	bcibfhh	, do	ghcggXf	, einfach	agaShuZ
, er	jiWfZhn	, es	kdRcgmo	, geht	bmcdafe	, hab	XdggZnh	, habts	pjXaeaq	, how	tXXefbc	, i	edciecf	, i'm	WsYecgq
, ich	egeXbmi	, ihr	Zbekegg	, is	mhbcfYh	, ist	lkXdaeg	, jetzt	afpdcZc	, kann	eoZdfZf	, kinder	hZTyeXZ	, mei	okdeYVm
, mein	fiibeXk	, meine	hckWgec	, mit	blWXile	, nicht	gfMahtW	, no	cYenbhe	, nur	ccecZpc	, ob	qbfYgXa	, one	WmZaemi
, sagt	YdegqXd	, sie	cbTfeub	, sind	rjYdXaf	, so	ifgYbgc	, sogar	bdiobXi	, soll	xdOedde	, sonst	XlcToha	, the	jdXbbof
, um	TbvgdZf	, und	fbhndWS	, unsere	ihuVXXm	, wann	atcZbda	, war	hheQlfZ	, was	seZccZe	, weil	Xebsdba	, wenn	XnifdYd
, wer	eacbkhY	, what	rgccbXp	, wie	qadZhYi	, wir	Ybldcjd	, wo	jXaijci	, zwei	ajfmeUd	.	Xbkfcjd	1=	ecxaYYj
2=	Ye0ZZZd	2x	Zodcfbp	3=	bX2Vbdc	4=	YXe1Xbl	5=	ZcZ4UZe	:	dbadeoZ	: der	gUzdZYc	<	Zceekem
<12	abafqca	<25	Yeaflgc	<3	abbcqcc	<6	cbbeocb	?	kjbcacf	@jess*	debeVrd	@mari*	affdI3Z	@tom.*	bbdetWe
^ #	Zkicfbf	^ ^	hbfdgck	^ a	Zekfcec	^ ab	rXfbfad	^ aber	Ygmedae	^ als	bbXadwg	^ also	dhpeVaY	^ am	bVecgpZ
^ an	ZbeZjls	^ any	lfcbbeg	^ are	ldcfdbZ	^ auf	Vdpfcej	^ bei	bYZccvg	^ beim	Riicbmd	^ best	ecfmbae	^ bestellt	ZdwagVf
^ bis	necdbcc	^ bitte	hfddddj	^ brauch	mZecbgg	^ call	biuYbYe	^ came	iZZybTf	^ can	ndbebdf	^ could	fnYaedY	^ da	Tbmfkdj
^ danke	cccanfe	^ dann	XmVchlc	^ darf	lYegYha	^ das	ZbqfeYe	^ de	cbioYaX	^ der	Uhigcgf	^ des	Vcfidlf	^ die	Wfpeaef
^ do	lcafbgf	^ does	zXddZYd	^ drei	casddag	^ ein	jealcXf	^ eine	fbnhdWe	^ endlich	Ufeqebf	^ es	Smhhfaf	^ eure	bddeZng
^ falls	clZcdgR	^ fast	af1SdXh	^ for	eYScgwa	^ frueher	ZfvYeXb	^ fuer	aerXfaf	^ fyi	VgbYeud	^ ganz	kfZleUX	^ geht	hpYbYec
^ gibt	jcZefff	^ gibts	kmfaaYh	^ gilt	qThccdj	^ good	YkZSvea	^ guten	gfcdhcV	^ hab	dbccjif	^ haben	eleeabf	^ habt	dcgfdff
^ habts	lkcXdbe	^ haha	Zdaenfg	^ happy	bcbascc	^ hat	ragfbWd	^ heute	ebdikYS	^ hey	ncgXedh	^ hi	ifffXeb	^ how	sXcdccc
^ i	cehccfe	^ i'd	aoXfiam	^ i'm	gYbdhje	^ i've	kejcbXn	^ ich	aeidffh	^ if	eaaelfW	^ ihr	TTsmcgf	^ im	bZjZapj
^ in	YfjVfla	^ interested	dwYfaWe	^ is	neddbaf	^ ist	mjbbYda	^ it	dcrYacZ	^ jetzt	YdlYeli	^ just	aeYhgkZ	^ kaffee	YedXpgj
^ kann	oddfdWd	^ kein	Tfueacj	^ koennts	apbZfeb	^ ma	acbctbf	^ mahlzeit	ccafobe	^ me	bVeX3Zd	^ mega	gfhhXcc	^ mei	gbdkZef
^ mein	hdefbej	^ meine	lafedcc	^ mich	mXffcdf	^ mir	ghagcdi	^ mit	oTjgace	^ monday	gbTcucd	^ my	edlbbdj	^ na	eZjbheg
^ nach	ccjmbYl	^ need	YqYdgdh	^ never	Zbkggce	^ nice	dfgdded	^ nie	ebhYgjf	^ noch	ancdfaa	^ not	bdmbiZa	^ ok	ZdXmlce
^ our	mbYcgfl	^ paid	mVyadQn	^ please	lWbccmk	^ preis	djkcaag	^ price	brZfcac	^ put	h0dXSZa	^ sagts	tcOfefU	^ schad	eepbbac
^ schoenen	bdjZnZb	^ schon	UYwcedY	^ sehr	iZeibea	^ seids	pccbbeX	^ seit	Zbqdgbg	^ she's	cWzUeeq	^ sie	iTeghhf	^ sind	pgabZed
^ so	cZlkeaf	^ sofort	dRjjjdU	^ steh	sUdcjZm	^ steht	pcUidca	^ stimmt	gcefnSh	^ tell	Xdcasec	^ termin	apWeefZ	^ thank	dhUjjce
^ that	ZXc2aYc	^ the	bYldege	^ they	XdslZXe	^ this	YbnZmab	^ two	djbegbb	^ und	gXoYhbY	^ unser	ogZgaZn	^ unsere	nbRkefe
^ waer	X3gZSch	^ wann	jedgbde	^ war	hbadand	^ was	nfbecZe	^ we	cZggggg	^ we'd	Toedidi	^ we're	rcXbedw	^ welche	rXfdeYY
^ well	dfgodUl	^ wenn	gaidiZb	^ wer	Vbegraa	^ what	jdhbbde	^ what's	pRfgbge	^ when	jeeidWc	^ which	wYcVage	^ who	taadacf
^ why	ccoabfj	^ wia	xWYdZek	^ wie	sdZZcdf	^ wir	eWkbejd	^ wird	mbgacdY	^ wo	oUeefdg	^ wos	agcanea	^ would	bpdbbdf
^ wuerd	Wkjahdg	^ you	fSsjYdo	^ your	bXpcbjr	^ zimmer	ddnbaee	^ zum	eTjjffg	^ ❤	ddfZmde	^ 👏	feeQtde	^ 🔥	dXfZlki
^ 😂	Wdigjbe	^ 😍	ebgZmcf	a	chfeddd	a in	QzYeeed	a no	nZYjjWf	a ohne	vUaYidh	ab	gbccckg	ab #	Zdajfid
ab montag	fibgQpX	ab wann	kcdkcXf	abend	fghbafm	abendkassa	Rsdgafq	aber	dehaciU	aber #	YWsadjg	aber die	bgpYfZj	abgeb*	jdldbWw
abgebucht	ShsbhZm	abgebucht ,	gckdgYq	abgeh*	idRlmYn	abhol*	kdgbdch	abholen ^	Roefhee	about	Zchbcnd	about my	TivWdcj	absch*	ikahcYs
absol*	ZgijfXa	acht	bfhddgk	achtung ,	WkXgZqq	actually	geYmgZh	admin	gYaddpX	adult*	ckgbead	adults	ckgbead	adven*	Ykiafcg
adver*	devbWbY	after	fejedZd	after the	mbUeejl	again	YggffdW	again ^	gdVblhd	ago	ebvWfYn	ahead	nVghdZZ	akku	kWpUgci
all	iajbbfh	alle	eZeddlg	alle :	cZWbY2V	alle ^	ZRuafjl	allen	dahbpZe	aller*	padddam	alles	hXegefh	als	bfddcke
also	geaXjiY	also die	YbvhYbe	alte	jUbdcoY	alten	YbZpidc	alter	fffqYWf	altn	wMfbfga	am	iddgbed	am #	ajcZfjU
am besten	sXdTeja	am donnerstag	cbabZvl	am foto	Uejcjgc	am samstag	jhgcbZd	am sonntag	dYhnfYf	am tag	Ticeenc	am telefon	dfkegWm	amex	uTdeaff
amoi	ccleafZ	an	ffffccd	an ,	iiecWhq	an ^	Ypdbhal	an den	dZWyZeg	an der	VdlYkhh	an hour	mafceap	and	fedhecj
and a	bfZoebb	and can	Xnbgceb	and i	Yegejeh	and i'm	ibUneff	and it's	djgcgZt	and my	gkdYddh	and now	YgnYjbd	and the	ddnbdbi
and would	hWaZbvg	and your	mYgjbX0	ander*	dclcddc	andere	ckWdhge	anderen	cgqVbfb	anders	fckXefa	anfae*	vZZbbda	angeb*	bjiefXW
angef*	fhRZfsO	anger*	ibnaeZk	angerufen	YezbaXq	angsc*	RY1cecj	anmeldung	sYbacef	anruf*	dakaehk	answe*	kWodeXn	antwo*	bZqffZm
antwortet	Zfqcaci	any	ZuafbYj	anybo*	reWdZfh	anybody	reWdZfh	anyth*	giYecfe	anything	giYecfe	anzah*	Xcgdemk	anzahlung	gZhbdib
app	iYembbV	arbei*	nUlddac	arbeit	WYqjYhf	are	hgbdcef	are back	SzfbXed	are the	lcZeahf	are you	jmZaccf	aroun*	bjcefek
around	bjcefek	as	gXgedie	ask	kUjbbjd	asked	gYqafZg	askin*	mcbdagZ	asking	mcbdagZ	at	chcegdi	at #	hddahef
at all	YpdfacZ	at the	lZbiafk	at your	ncjVbdl	auch	ffeegcd	auch einzeln	Qyafdca	auch fuer	deedbjh	auch was	rVcZegg	auf	hcfcdfe
auf ^	hiVZgif	auf dem	fckdZfk	auf der	fdagdhl	auf die	TpcigaY	auf mein	Ugkhbgp	aufs	depXZgf	augus*	hhgeeXZ	aus	ecfdfed
aus ^	ajdajdf	aus dem	eZhbjek	aus wie	dXzXZcf	aus 😂	bgcqUgc	ausge*	Wkhbbjc	ausma*	Spfdhba	ausmachen	VuYfhaa	aussc*	QYplffa
auto	Ygfbihp	autom*	mbgYeeb	avail*	Vredebb	available	Wpcdcfa	away	TtWchhk	baby	kgbfeYn	back	Xjdheff	back in	pWbdhdV
bag	galebbe	bank	oXScjld	be	lZebfdd	be in	gexbbQs	becau*	bcmbeei	because	bcmbeei	bedie*	cawcXcb	been	fdgZckW
bei	ffbfdfc	bei #	coiZdZt	bei der	jddabjf	bei eich	gkeZWjg	bei einem	fUyZhUh	bei euch	ihfcadi	bei mir	cYjdcjc	bei uns	dbcXqgh
beim	mZeecee	being	bZogebc	beitr*	fddZYrf	beitrag	fddZYrf	bekom*	lffZcbe	belie*	QSlcc2b	berat*	Ybcnfge	berei*	ZrUcdkj
beruf*	tWNdgmb	best	ceYndec	besta*	gZmcZge	beste	XcS2fab	beste*	aneiaZc	bestellen	ZnZZghd	bestellt	eaobeaf	bestellungen	Rtebfee
besten	eYWrhcg	bestes	gbVucae	betri*	pTcdckb	bewer*	VfbefnV	bezah*	Yfjegco	bezahlt	beodfXk	biene*	ngaVggb	bild	WigbrWY
bill	gZmmbUh	bin	dbeghce	bin dabei	XgZbrek	bin ich	amkWgac	bin ja	dcPfthh	bis	eeffddg	bis #	ZrZdhYX	bis heute	dbqcdYj
bis morgen	ZkjeYen	bissl	paiacZb	bist	Zbcaphf	bitte	hlcabei	bitte ,	evYbdXb	bitte bitte	Zteacba	bitte ein	YteYeaa	bitte sofort	hWnbbfs
bitte um	bcmedbY	bleib*	gXagnbc	blume*	lXnbcZc	blute*	fjgedYz	book	mciXebc	booke*	ebmaedh	booked	ebmaedh	both	XpeZffg
braeu*	auXcdce	braeuchte	dmafgYg	braeuchten	fieYdgX	brauc*	ckbcdgi	brauch	cheghZe	brauch i	pVXpcaY	brauch ich	nSZfigi	brauchat	arYdebY
braucht	jXefbjZ	braun*	zcXZdYZ	braut*	ihRlgco	bread	ZkkicVa	breakfast	cbdrbag	brems*	bejchbp	brenn*	cbfccmr	brennt	mYVgdki
brett*	gcpPeig	brill*	mdiadXf	bring	kXfedfa	bring*	YZgddpf	broken	Zfcbfmn	bstel*	TpjXhdf	bstelln	Kvdefha	bus	rXfbYgh
but	hcfabka	but the	bgRnclf	by	eaibdjd	cake	ajhedcd	call	gXecrXb	came	afhdchc	can	cpabdeh	can i	djbhccX
can you	VvbjbXf	cance*	Zbrbeck	cancelled	ZfmeeZr	car	ceffdeo	card	jZdechi	cater*	YsYefce	chanc*	Zkgfeak	chance	Zkgfeak
chang*	gZhZcml	charge	Wgdefkd	charged	hWbkegc	cheap	dbcecmc	check	kWfYcme	chef	gZdamfd	chris*	cncdgZc	class	fadhcge
class*	kZedcge	classes	sUedbef	clean*	kifccXe	close*	dpeZdZd	coat	YfldjXb	cold	ldSdboY	come	fgdeedc	compl*	jchhXcm
conta*	jYcbcmd	contact	eaddbnc	cost	TsgXajb	could	bkacfgj	could you	Xpbhccd	cried	YcivVac	cross*	dfUXveh	cut	YgsUfdn
da	heedfbg	da ^	Ukhfaio	da bitte	XP5dfZi	da drin	XZqahgt	da is	bpbZjZc	da kann	cafyXWe	da oder	SpZjZkg	da sind	ZjrccUe
dabei	hefcgab	dabei ^	SsheXgd	dad	aWbdshd	dafue*	diihcWc	dafuer	diihcWc	damal*	ebhcjbc	damals	ebhcjbc	danke	dddmfYg
danke ^	gdZgica	danke dass	eZdsYch	danke fuer	aditcSe	danke fuers	gWgxZTc	dann	cejdded	darf	wWZcdbe	darf ich	jXbfcji	das	heedece
das ist	cjdadid	das mit	qYYhYhb	das nicht	bahXpfj	das normal	fgTfekj	dass	cdmdccY	dass ihr	caarcdb	day	XjgejaZ	days	fasZcbd
de	chchbfd	deaf	xYfacWe	dear ,	YceWiqc	dein	dZhYqbZ	deliv*	ibkbafg	dem	gfdefbg	den	fhefeZd	den preis	eRlafnj
denn	lXiccca	denn ^	uXVechg	denn bitte	Sa1haYe	der	jdddebd	der chef	XXmhfgc	der frueh	Siscadc	der hund	ZhdcnZi	der kurs	kejbdXf
der lehrer	cZudcYa	der rezeption	teVgdXe	derf	seWdcak	des	hgaffbg	des is	Xb0Weab	di	bacfndb	did	nbfYcfb	die	hdeeecd
die alte	bhbdckd	die besten	baYmfii	die ganze	bhkYdfV	die info	adaSwgf	die kueche	cjPgqcZ	die musik	dfmbbch	died	YggmgWf	dienstag	Vhmbbhh
diese*	adcgfhY	dir	iacZfkc	disap*	ectYbaZ	dm	dahgWme	do	ideeeaf	do i	geZgcia	do the	vbYVchg	do we	vaVibZf
do you	fqYacea	doch	ebdfjdd	does	ghaffcd	does the	lYcackd	dog	dahcjdf	dog has	ghVTuee	don't	XdmZoZh	donne*	ZfdiehV
donnerstag	cegaghZ	door	gZZebpf	doppe*	anfdfYe	doppelt	bXhghhW	dort	daTbhvb	down	ncecdbh	dran	lfdXcgZ	drauf	ZnZhgbi
drauf ^	TnqfaXV	drauf und	WdxXcdu	draus*	XraZcih	drei	didfdce	drin	lcYgZhj	drin ^	fYjbgeh	dring*	khbdbcV	dringend	hgacchU
dritte	fWtcdZi	dritten	akPncki	drive*	ZkndbXg	driver	cbrffUf	drueb*	daakalb	du	cabdodc	durch	gecagek	durch*	ddpebYc
e	bkacdib	eben	hdVdflq	echt	fbleeZZ	eh	gccfhdc	ehrli*	Wadnjde	ehrliche	fjWncZe	eich	aeciice	eigen*	nbccfbc
eigene	mWfgiYd	eigentlich	macZcjc	ein	cggaegd	ein traum	cganeah	eine	ddgbfgc	einem	kZakaeZ	einen	Yfeffhc	einer	khZhcZl
einfa*	cahgdgg	einfach	fbhedea	einga*	ndWadlf	eingang	hcXeekh	eini	uWYlYcd	einma*	chhbecd	einmal	chhbecd	eins	Ylaifca
einzeln	Qxccedd	einzi*	cdN2aeY	else	dZtZiXf	else is	UhXftcb	email	jUdgclZ	emerg*	gdhefaY	emergency	gdhefaY	en	VyfcdUq
ende	SlhbghU	ended	YdRdfyW	endli*	fdXjhef	endlich	fdXjhef	enk	ohXhbYf	entta*	eeqdVcd	er	gceekYc	erkla*	kdaodUV
erklaert	fcWrebh	ernst	Qd3Tgde	erst	kfhcZbg	erste	gbZdkeh	erste*	cedcmbe	ersten	Xgdfhga	ersten mal	eYesWed	erwar*	eXxYeZd
es	heddceg	es nicht	eerXdam	essen	gfcefca	euch	fZfgffd	euch ,	gcbnaba	euch ^	aeepZcb	euch allen	bebapee	euch am	sZbZdee
euch auch	lbbbhdd	euch einen	ThedcpZ	euch nie	ZdYrddV	euer	bcclZjo	eure	gdegbef	eurem	fbgeail	euren	nTZijbk	eurer	bYhdgjv
euro	Xawdcah	euro ^	idVcgjd	euro fuers	SXtgheX	euros	ebpbcbe	even	XZklgbc	ever	fgedagO	expla*	fddpUfb	explo*	uWjbcWm
extra	eblhcaa	fab	fcX5SXf	fad	Xiraabf	falls	dfTcbtd	falls wer	eVfeVvh	falsc*	Xcnbdjj	famil*	Xoahece	farbe	gXkhZgZ
fast	kTmdbfb	feier*	idaUnfg	fell	ecsYcZf	fenst*	Xfcddph	fest	ajcedhw	feuer*	YZkZgoi	fia	ZlgfacW	filia*	sZZdecZ
find	mYjbebf	findet	qeXgcYZ	finge*	fbqZdah	finger	ganZddX	fire	cbTcfwb	first	idalfYZ	first ^	gegSleb	five	XfvTfde
flasc*	csUgbeg	flat	edZmfbf	fleisch	ocadYgg	fligh*	RqZcgki	follo*	hXfeXpZ	food	lbtWZYm	for	aigfcdZ	for #	Vijegbi
for a	cmZeebd	for anyone	ZcZXeya	for free	aYS0ahW	for me	dhSraee	for my	ehbZfig	for one	Qlfejfi	for that	hV1Scbh	for the	aibfffg
forgo*	aiXbgme	foto	ahmZgac	found	fYrYago	four	cnfebYa	frag	oUcagjY	frage	ndeXhaX	frank*	XYlffie	franz*	YffcldU
frau	iYakfdd	frau hat	efsbdUj	free	efdeZjc	free ^	jgbkgSc	freez*	qTgcbhc	frei	Sudecdb	frei ^	glacaff	freit*	afgbjde
freitag	Zkjcbde	freun*	eifcdce	frida*	cdbigdb	friday	egahfbb	frien*	jadYekZ	friendly	rabhZae	from	edbdjfg	front	bbiechj
frueh	Yhggcgf	frueh*	jdaddgb	frueher	ZalZbne	fruehstueck	blfddbh	fuenf	bbpdcch	fuenf*	Wjhjcbo	fuer	embdcce	fuer #	ajffebe
fuer a	hdhdgYg	fuer an	iTlafhb	fuer den	hXYkckb	fuer die	iYeheef	fuer eine	aqfecWf	fuer heute	jhgacap	fuers	ehdeYie	full	dlZjWfh
fyi	afbbcpd	ganz	fZgmabj	ganze	Zcrbbem	ganze*	XlcjiYb	ganzen	Vhblfee	gar nicht	uZZddZk	gas	oaYZclt	gasth*	hXWfcrp
gedac*	YfZlicb	gedacht	YfZlicb	gefae*	pZdaahf	gefra*	WfkidcT	gefragt	WfkidcT	gefragt ob	TluZbbb	gefre*	nZoScff	gefun*	cedZfkZ
gefunden	cedZfkZ	gegen	deXganX	geh	WZZmpeb	gehoe*	fdZacpZ	gehoert	ebaacse	geht	ifgebai	gekom*	jZlcccn	gekommen	jZlcccn
gelac*	edTtfZZ	gelacht	edTtfZZ	gelacht ^	hdVpgYX	geld	Zbidfih	geler*	gSbcaxh	gelie*	eWvebYi	gemac*	iefecce	gemacht	iefecce
gemacht ^	rcdcVfS	gemma	ZWeavda	genom*	eekceZe	genommen	eekceZe	gerad*	jZaidfr	gerade	kdgYcfv	germa*	jZZkdeb	german	deWnefa
gern	cqXZdgb	gern bei	iTfUeuf	gesch*	bfihdad	geschrieben	adggefo	geschrieben ,	ciOceuU	geste*	begegeh	gestern	ddjffbj	get	cceagle
get on	SyZdcdb	get the	mYqWaad	ghabt	Xfqecbf	ghoer*	taYkZYZ	gibt	YmhkaXf	gibt es	ijbcccX	gibt'*	eleeZcZ	gibt's	eleeZcZ
gibts	hfZgbgc	gibts das	aledecc	gift	WoXcgib	gift cards	WnibZgj	gifti*	jbacfhc	giftig	jbacfhc	gilt	odYfdbc	ginge	R5aceWl
glass	edkeadp	glaub	eXfdaql	glaub ich	schcgPa	gleic*	jchciWf	gleich	Xibfame	gluec*	daZnZkd	glute*	ialafZg	go	hacigbd
go to	leZecfm	god	beVrZje	goes	dZcdgki	gone	XdsVjdq	good	cZhlddc	googl*	gcabfjd	google	gcabfjd	gorge*	Vhfnebf
gorgeous	Vhfnebf	got	dakeeda	gott	geYlcec	grad	habbhi1	gramm*	UodVZta	grand*	keUgkbd	graue*	gUTnepf	great	fcdlfXd
green	Sngdhcg	groesse #	boffeWb	gross	ojVfeWc	gross*	VpbjdbZ	grossartig	cdZrcba	gruee*	tVjXfae	grues*	dcdaqad	gscha*	VXltZdY
gschm*	dcgsQee	gschmeckt	fdxQZee	gsehn	WZadufV	guad	debqVff	guad wars	debqVff	guat	VeXwafa	gut	fcdiebX	gut ^	sYYbhdb
gute	aYbgpdd	gute nacht	iYdWqeh	guten	lYfYlbX	guten morgen	WXhbtfO	gutes	gbSwdai	gutsc*	mibbeZa	gutschein	dejgeXY	gutschein ueber	dsZdgVg
guys	adkakaY	gym	eYpgbbi	haar	ccvbTei	hab	cdcggee	hab ,	dXbrfah	hab ich	Yiobcbi	hab mich	QmbnZjX	hab morgen	rYZecef
habe	icYcfkh	haben	fhhcdZc	haben sie	ncbfcae	habt	eeYiffj	habt ihr	qeebaZa	habts	ecggcef	habts den	Yoaeeed	habts ihr	hXbjhde
habts no	Uubcfck	had	fbehgce	haelt	kdUifgf	haeng*	bhkbcdk	haengt	YZUjgso	haett	ficbeee	haett i	QsZjfdg	haett ich	hgXdjcc
haett*	bsafcYY	haette	gaYcjig	haettets	ajebffk	haha	eebemac	hair	cpcdfXb	halb	dauaYch	half	laiYfcb	ham	WkqbgVk
hand	idgjZZd	handg*	XfpdZgf	handw*	ncRmhZb	has	feddgdj	hat	fdaeeih	hat ^	lbdhcZY	hat das	cVqakbf	hat die	kcafedb
hat mein	nfapTYh	hat's	edZfhhS	hatte*	aZgkgcV	haus	igXXcoe	have	codbcck	have the	Sqfaffe	he	hbdblbh	heart	daZnefh
hebt	fbqaYcp	heira*	cubUedf	heiss*	haeegec	heisst	hefbbge	heisst bei	UfydZZe	heit	dhcfecz	heit auf	jmfZdY3	her	hcYciiZ
herbs*	aiZdigT	here	bdafihb	here ,	jaaXdpY	heut	hfafgcy	heut abend	anWfegm	heut no	Zgihdbw	heut noch	Znbcbhi	heute	gfabghx
heute noch	Zoedbdo	hey	ncgXedh	hi	bhbakfc	hier	caedhii	hilfe	idefiXc	him	Wiaaimb	hin	ggXfkae	hinte*	geZbcnh
hinten	Ubdciqr	his	ZWeneid	hob	ibhfcbd	hobts	khcadcf	hoch	bcU2gUc	hochz*	VoiiaZl	hochzeit	fkacfdX	hoert	ihlZfVg
hof	haaedke	holid*	kdhebYe	holiday	fhcjZdg	hones*	cXlhiad	honest	hhVocZg	hot	hbebicf	hotel	fmcdbbe	hour	cdffchr
hour ago	mbSgekw	hours	faghfbi	hours ^	gcXZgng	how	mhacadb	how much	SyZcfdd	hund	gcccjej	hund mit	nggdVba	hut	YbTolgn
hut ab	aaa0aZb	i	hegdebe	i a	dZVcvdc	i am	hWhlbcd	i do	meYacjh	i fuer	kQieegj	i get	XphedXg	i hab	kaWclgc
i have	nQgdhfb	i hob	lUpVdgb	i mi	T3WdYfX	i need	rbfXfZj	i no	Rbzbfav	i sog	gdUqbef	i still	Xmchgam	i want	ghhahXf
i was	baihdeh	i'd	VpndbYX	i'll	Vpbcbkd	i'm	eihbgZh	i'm a	hVVbewc	i've	hdakeam	ich	fgedfbd	ich #	UhrdgWo
ich bin	behYfjf	ich brauch	bmgddYi	ich einen	iWZfpcY	ich fuer	nYfcbga	ich gern	hldXhZj	ich hab	qaeWdgk	ich habe	aZodeei	ich heut	zQYdaig
ich mit	dZihdeX	ich noch	sXgQjeZ	ich war	YchfeiY	ich will	gilYace	if	ugWZada	if i	iYbdlcd	if the	nVlZfcj	if this	tZQifea
if you	Yjedege	ihn	acZfcpV	ihnen	ccifcem	ihr	hjddcbf	ihr a	vdWcYeb	ihr auch	pZgaaed	ihr dafuer	TwcebcZ	ihr den	Ynagcfh
ihr die	jfXhcea	ihr fuer	rWUefhf	ihr habt	cclkZae	ihr habts	gakXiej	ihr heit	dcZfek2	ihr mir	neYccgZ	ihr noch	bkZeake	ihr seids	cgVrbee
ihr sowas	VtgYcej	ihren	bafXfrd	im	hedadfd	im laden	Qpgfgbb	im spital	Wathcan	im zimmer	uOehfaq	immer	dclhdYd	immer ^	fgZRudf
immer noch	iZkbddl	immer so	VnoSicZ	immer wieder	kXhmTee	in	diecdff	in #	ceYhfhc	in a	efhZfdh	in bio	Ublfbni	in da	WWjiflh
in den	gafcjca	in der	jXeggcc	in die	kcYdgff	in einer	efXmgbn	in groesse	TpdZgia	in it	oYbeedt	in my	canWclm	in stock	PzldbVj
in the	iZebfgg	in your	Xgkgdbe	included	Xpbcdgh	info	afabkif	ins	rSfdbff	insid*	Yfhegeo	inside	Yfhegeo	insta*	Zanegdg
installateur	ZctXech	instead of	eSmdnZh	instr*	hbocXda	inter*	gbfZdkZ	interessieren	nZgjXZg	interested	anXhbge	internet	rgYceXg	into	jbVeelg
inves*	edZcZrb	irgen*	ZubceYp	is	jcebeei	is ^	cdrZaca	is a	Waiidig	is an	QnO1Zhq	is da	ieeeZeY	is das	dibhced
is der	hlaebbf	is des	cfhiZea	is im	rcXcafj	is it	kddafdd	is ma	YXraggo	is so	cZjijXZ	is that	tWagbdf	is the	hfXefhc
is there	klVfbcX	is tomorrow	aZodcgV	is your	jfcjbYV	isch	hhffdXe	ist	eegeede	ist #	gavcZWk	ist ,	ffZodZW	ist ^	ibeaggf
ist da	iiedcZi	ist das	mZcdfdi	ist der	ifdedbg	ist die	cfkbddm	ist ein	eflohJi	ist nach	nWYhcjm	ist nicht	kfOiaog	it	geZhcgd
it cost	Qsidfad	it was	cchfibf	it's	hYmbecf	it's your	chXfvSb	ja	ccibgfa	jahr	ggSlgdV	jahre*	ahfbbkd	jahren	jTcdgkU
jeden	aidnfWi	jeman*	bgdfefo	jemand	cXhahlh	jetz	oZgdabl	jetzt	hddchdi	jetzt hab	gdYcqYh	jetzt nur	SesehZe	jo	Zdecnde
joa	WZZczdf	just	hebbeik	ka	oZhfcYi	kaffe*	ceebfjf	kaffee	dddgkZa	kaise*	fdYrWek	kam	aZqcfcZ	kann	mbbebff
kann i	Xmfdcdd	kann man	Yhcchic	kaputt	adsbbbg	karte*	aidedhf	karten	awebaWi	kassa	pTnXdcZ	katze	fgdXnbe	kaufe*	Wvbbddc
kaufen	Wvbbddc	kein	ickcfYd	keine	jdfedbd	keine*	gcmfcXh	keiner	Xggfbjl	kelle*	Ygafdnn	keller	YmYgffa	keram*	jSdbbra
kilo	YkbYijg	kind	fYgfhdq	kinde*	ehfcgac	kindern	lYgekVh	kirch*	dbScbzi	klar	Uflboag	klein*	fhXgdfd	kleinen	Vngjbaf
kleiner	dddZemW	klo	ielXdbg	know	hfbXcnc	koenn*	dhcebgf	koennen	gXqddZl	koennt	ededaiZ	koennts	Yibicgc	koennts ihr	Ulkddeh
komm	ldcgdZh	komme*	eeebhff	kommen	jcYjafn	kommen ,	VxYhfWn	kommen ^	lcVfggi	kommt	ghecdbk	konto	dacdlfm	konto*	wRgedZd
kopf	jcXVubX	kost	Yqddbdb	koste*	XoceZhZ	kosten	Yngfbcc	kostet	eanibYf	krapf*	gmZtWTc	kuche*	Zfjdeed	kuchen	Zfjdeed
kuech*	hcjcfZg	kueche	oZYeibf	kunde*	mcacbhg	kunden	kYnadad	kurs	mZfecdb	lager*	amdccgd	lagernd	albedeg	lakto*	qXcbcfa
lang	jbfdZgc	lange*	blkbcad	langs*	aVtdbgY	last	jZcgicc	late	Wncfedb	laut	XilbkXY	laven*	ekjZZdm	leave	kcdeccd
leben	bgZfldW	left	Yckdeie	left ^	TpfeecZ	lehre*	acokdVb	lehrer	cauddWa	leit	aeekcdl	leit ,	eWhqXee	leitu*	dSwddbg
leiwand ^	efawUaf	let	Rqedajd	letzt*	kfdcccc	letzte	gaddegg	letzte woche	qZdefXd	letzten	bclheZc	letztes	hhbZehc	leute	fnbabdZ
leute ,	Ybfrada	liab	faZvWdc	lieb	djVdlch	lieb ,	dpiUccc	liebe	fdhekWh	liebe*	bedapbg	lieblos	ZfqSfge	liefe*	dhmZbce
liegt	Regfhmm	life	YiYoagW	lift	nUkfeXj	like	gfggaag	like a	ZjXgkeW	like to	ZhaXimb	link	hiXbald	link in	faYhdkb
list	Ylchdef	liter*	Xgfbmdc	literally	Xgfbmdc	lob	iSRyhcZ	lock	oWpZdXg	locke*	haiccgg	locked	kkWZgch	lol	ceZence
long	gdjaedb	look	Zccbree	lost	cVkdejY	lot	bebpcbY	love	difYchd	love it	ZYdzcXe	love to	fgcahde	lovel*	bgmdcad
lovely	bgmdcad	lustig	cdzRdZi	m	agtaaYY	ma	fefeecb	ma ,	WceYvdg	ma da	Wmibfdh	mache*	egaefed	machen	egaefed
macht	fgadgfb	macht ,	VodhfaU	macht ihr	idicbdb	machts ihr	XqXchff	made	idWifed	mail	jbccgeg	mails	cbledct	mal	ecidgbe
man	feicccc	man bei	lcdeeac	man das	ocZbbhf	man nicht	Rfucddd	mann	djcWife	many	nclUcdb	maril*	giToiVd	marke*	hccacka
marti*	Trfcfbf	may	ikXgcbV	me	bebhidf	me ^	he4RZTk	me if	rUdlTfb	mega	XZetbei	mehr	ebdlddc	mehr ^	YgXihin
mei	ZZheldb	mein	hafehbe	mein geld	YetcdZj	mein kind	ddkafds	mein mann	Wdgjjcc	mein profil	fhcdXle	meine	ebegeeh	meine frau	ZlkbgXc
meine tochter	SnoffVl	meine*	fbiceeh	meinem	edcheek	meinen	chbggcX	meinu*	VgUcb1f	meinung	VgUcb1f	meld	b0WdSga	melde*	bZjbfiq
mensc*	Tamigfj	mensch	ZYrdfcl	menu	belUfja	messa*	afebdll	message	ddZadqc	mi	cnfahYj	mia	laXXngh	mich	ehebjaa
mine	ajkkcUb	minus	fdnicUX	minut*	ceifebe	minuten	iYZffjd	minutes	bdjdgck	mir	dgfgfZh	mir ist	gidaddu	mit	dfeedfc
mit #	jcYhfcm	mit dem	kcbfecb	mit den	fkbgYeh	mit der	afdhibe	mit meiner	iXXpZhd	mitar*	Wfwbaat	mitne*	glcdabf	mitta*	biffddf
mittag	agchefn	mitte*	pZaifXg	mittw*	ldgbdad	mittwoch	ldgbdad	moech*	dcmdbdd	moegl*	foaadbc	moeglich	aoacegf	moeglich ^	hVifbii
monat	dgfagee	monat ,	Ogcirec	monat*	eWqZgdj	monaten	gYkffZa	money	amnZYcf	monta*	bgjedbg	montag	aaaeqfd	month*	QjqdfcV
more	Rgjaoee	morge*	Zkddhcw	morgen	Zjdegdw	morgen ^	UapcoZb	morgen frueh	emYcfdq	morgen in	Zqbaibg	morgen is	YtcbYfk	morgen um	vZThbee
morgn	bqacbe0	morni*	ddebejg	morning	bidgiXe	moser	cdfcPyc	moved	jgZXfid	muass	uaVahbe	muass i	pYXdfhh	much	Wgmdcfg
much is	QtfZgfZ	muess*	lXZckfc	muesst	Xicjcgf	muesste	nZicbbb	musik	dfmbbch	muss	pYbefbe	muss ich	labfbfb	muss man	ideefbg
mutte*	chdZnae	my	hbfifYf	my card	Ydraddp	na	dgddjbc	nach	cggefbX	nach dem	jchZeck	nach der	hecYifq	nach gas	leaXghu
nach zwei	cVkhdhd	nachm*	nddeZde	nachr*	caibein	nachricht	efiZdfg	nacht	SoecidY	naech*	bfehfdb	naechste	dpcebYi	naechsten	igafcdY
namen	XlYddng	ne	hfbfhZd	neben*	YeYahqe	ned	cajiddd	ned ,	pgXagaV	ned ^	qZmTbcq	need	ehdddee	need to	oWdddgh
nehm	WwYfcbc	nehme*	bodbddc	nehmen	bodbddc	neigh*	jeaiXfh	net	nYbgddg	nett	gepYcZd	nette	jZWmcge	neue	fehhbbd
neues	ajckfYb	never	aZeihgb	never again	iduUUfg	new	Zailbef	next	bkjaeab	next to	gUoZfgk	nice	cfqYebg	nich	dgTuada
nicht	Zdkaggf	nicht ,	iiWegck	nicht ^	kciceYd	nicht mal	ZirjZSY	nicht mehr	jlQahge	nie	eZioYbd	nie wieder	fcpacab	niema*	Yaiecmm
night	fhYjfbk	nimm	YxcYada	nix	hZgddff	nix ^	Zhnafah	no	akcffdf	no ^	iInekhZ	no a	Sudfcdj	no an	fieaahr
no zum	Ougbeee	nobod*	beoebbm	nobody	cfldcbj	noch	Xleeeeg	noch #	daVgfpe	noch da	glbdYfT	noch die	dfYkeeY	noch ein	iiaebcm
noch einen	VwZheXr	noch nie	ncWjeZZ	noch was	Xpecgaj	noch zu	Sradhee	norma*	sWaefbg	normal	pdXbdeg	not	bdbhcka	not me	eXdYxYi
notfa*	nZabheR	notfall	ggeaeea	novem*	cjfddbZ	november	cjfddbZ	now	adhgfdp	now ^	ccechhh	nu	TsjcgWg	null	caoebdg
numbe*	mXhcdei	number	hbmfbYj	numme*	ldVdeie	nummer	jdWcfkf	nur	ebfdhdb	nur die	ldgjXXe	nur heute	deZeZpO	nur noch	haZadpf
nur zur	ebfdYnk	ob	xYeZbaf	obwoh*	WXsefee	obwohl	abqZgcf	obwohl ich	Ydofdbo	oder	zXaZcbc	oder nur	icbhbfh	of	cedfgfd
of #	jSrbccm	of the	hhXcfgc	off	dagfdgi	offen	pXeeaeb	offen ^	oYfgbag	offen und	QkYefqy	oft	mbdedbY	ohne	hbdfaja
ohne anmeldung	uShedYj	ohne termin	pPakgee	old	lbdffYg	oma	abcqcdc	on	fcdcckg	on a	hjechVc	on my	iaiVdkY	on the	hhedfZd
on your	cjhdeZR	one	gfehdZe	one ^	dkYhddh	one of	eiZbhek	onlin*	agfdfeb	online	Zlheccf	only	mYcgdeY	opa	hYTcuea
open	sZedabo	or	zRhacab	or do	kZYjiaa	or does	Pegcrgk	or is	fdcffeZ	order	Yqfbebf	order*	XmlhYbb	ordered	gV0VYeh
other	aXfdfoh	our	gddjbch	out	acgeejp	out of	laelZZZ	out to	ZeY5cRV	outsi*	dbfeeik	outside	dbfeeik	outside your	XdgXdrj
own	mbcfccc	paar	cegYgie	page	afYZdtV	paid	Zelaald	paid for	XbvZYib	parke*	ifcdecb	parken	saUdcig	parkp*	dahdalg
parkplatz	iekadZj	passe*	ajbqYac	passi*	haoabci	passiert	hZkcdde	passt	fcgibcc	passt ,	acmTmgf	passt ^	afcnZej	past	gbVYeuy
patie*	WocpaXh	pay	dhaeeih	peopl*	ebYiejf	people	adfkdee	people ,	ZnglcTb	per	ejbbdga	perfe*	gdZoVhX	perso*	Zgcibjg
person	chkcfZg	personen	hmUcchc	phone	dgqWeZm	photo*	ZdhadlS	photographer	TqQsfcc	place	maZeeee	platt*	gpRibdi	playe*	ccYpedc
played	ccYpedc	pleas*	glbfcZe	please	glbfcZe	please ,	jeafgam	pls	gtccYXg	possi*	apZicad	possible	Zneafdf	post	ddYeemg
post ^	cfWXbxa	preis	agdgfeb	preis ^	amWhbid	preis*	Uqedbgb	price	YocWfic	priva*	cidcchb	pro	Zsacbea	profi*	dYYZdxd
profil	cfgeeda	prost	jbWbpcf	pruef*	eiYjbea	punkt	bicobXb	put	WigXmeY	quali*	XZqfbgh	quest*	lYbdica	question	qagbeXb
quote	jnaegTT	rad	jgefZce	radl	Xnjcaef	rate	Oydcedc	rauch*	YckZcns	raucht	SfqYejj	raus	ncWfdgl	read	afokUch
real	dabhpYe	rechnen	OtZfhfX	rechnung	kajecag	reel	acVcevb	regen	sbiabXs	reich*	cescYai	reicht	ldVbfia	remem*	VdYwiZd
remember	Weebpdc	repar*	jVfkgZf	reply	cZmcegh	reser*	XqjcaaY	reservieren	WuYdahi	restock	epdYaeb	retou*	kddgbce	revie*	eahdYne
reviews	eahdYne	rezep*	fcVecqd	rezeption	peShecg	richt*	Yfdgcjl	right	Yhgbeir	rings	YsmZYZu	rinnt	fhldYaw	room	emZagdj
rote	jmXZgbk	ruft	Zlbbnaf	run	hVZgjib	run a	Yeaceqc	saal	pglVdUd	sag	cdVdzWZ	sagen	ehblhUW	sagen ,	badZctV
sagt	gbZgkcc	sagt man	bdbjQtd	sagts	qWeddbh	said	gTxdcYk	sale	SspUbei	same	fbhbffe	samst*	Yfdedke	samstag	cjacjbb
samstag ^	RWieyac	san	Zanchde	saube*	Xceoede	say	lXgchbX	says	kYedgdh	schad	eepbbac	schad*	hghebZZ	schau	dccbodg
schau*	YhXeilb	schee	bdcobef	schic*	apbdcde	schicken ^	Qageipe	schie*	ZcdikcS	schla*	ZimcfYf	schle*	bbncgbl	schlu*	sbSbclj
schme*	dbkiZdc	schne*	jaamhWW	schneiden	Vkkbdge	schnell	gmgWaem	schni*	adlcgcf	scho	ccgdidc	scho a	fWzcTde	scho wieder	hZZascd
schoe*	bahigcd	schoen	edhiZdb	schoenen	diVWuca	schon	cdeehdc	schon voll	Mzgcafh	schon wieder	fUkZmei	schre*	Xfigeee	schreib	hfbbdhe
schreib mir	dfbaYqb	schreiben	ZYchhmX	schwa*	eahhdcd	schwe*	ffZmbdZ	schwi*	gaZjhee	sechs	Ulmbcdh	sechs*	ahgYifq	see	aeldhZd
seids	hcegcda	seids ihr	mXiYffi	sein	Zfgeegf	seit	fclbbeq	seit #	YekeefR	seit der	ehfedaq	seit einer	sZYdhZc	seit wann	qJigffT
seite	fhVbemZ	selbs*	mWdddia	sell	Uqcffbe	semme*	fblZiac	semmeln	cgijbXj	servas ,	abtddYf	servi*	fbnZddh	service	cdaiehb
service ,	iVZwcZf	set	Xmlafaf	shame	dbxVdZZ	shame about	cetVebh	she	heaicdZ	shop	cbhladg	shop ^	apaYpWZ	should	hbXdkhk
should i	rYebYhm	si	meZkbYm	sich	Zehjebc	siche*	gZXheld	sicher	YamqbWg	sichern	geYWfqa	sie	efcdefa	sie haben	fXpcecm
sign	cglVciY	since	bhrbbXo	sind	icfgcae	sind a	bWX5Xca	sind wir	Xbdc0Wf	singl*	WXlmcfm	sitz	Yiddlbo	six	Zejdeed
size	lbebeda	skept*	hcPtgad	skeptisch	hXSvece	ski	nXUlhcc	slot	ZoXbein	small	afdafmi	snapp*	Zkdfefn	snapped	Zkdfefn
so	cgakecb	so a	gfjVici	so ein	qXeegYb	so much	hWyRbgf	so the	Ya1Wcch	sofor*	Zeeggeg	sofort	bkecgbe	sog	jTVobng
sogar	ebWwfXZ	soll	sTbcfgq	soll ich	jbdfedc	solle*	qZbdebm	sollen	qZbdebm	sollen wir	teabbaj	sollt*	hZZaeph	someone	gfdciZe
sonde*	YjVdcrc	sondern	aeUbcwb	sonnt*	dcZfeld	sonntag	dcZfeld	sonst	aiWscbb	soup	cduXYdX	spaet*	nVchecc	spaeter	jVaihfd
spass ,	ZkdYghW	speis*	mWSjela	sperr*	iZYhZnf	spiel*	rSWffie	spita*	dcnebbj	spital	dcnebbj	sprin*	chbcggZ	spring	bfYgdlW
stamm*	cXgZpgd	stammtisch	baVgpgZ	stand	ahfadjl	statt	lTjddgi	statt #	actchTn	steck*	SsnXeZm	steh	jiiZaZy	stehe*	keaecej
stehen	ldYgdcm	stehn	eiggXes	steht	ldmeWZj	stein*	gbbcpZc	stell*	dZhZcoc	sterb*	XbmndZi	stern	ccliWeb	still	dgfheZc
stimmt	leOaeqY	stock	ZkUgdmi	storn*	rTjaebl	stuec*	djcgccc	stueck	Zjgdfcb	stund	dZngbcs	stund*	ehhecZi	stunden	iZdghcc
such	hjWidbb	suche	Zoadbhc	sucht	ZWXahzW	sunda*	jdbfcdZ	sunday	kaagfed	super	YmkWedd	super ,	efxWYYd	suppo*	Rirdgag
table*	gbfedfu	tables	bgnYagQ	taet	knZccZg	tag	Zehfffe	tage	XeWskac	take	Zlbgded	taxi	sUcegap	team	ebecifc
telef*	aalZgie	telefon	Zhncdaf	telefon ^	Vcpcffb	telefonnummer	fiReflc	tell	gdVendh	tell me	ghlVafb	ten	ddgkbcg	termi*	chhdgZl
termin	feiceae	termin zum	bjZedje	test	pbcabfh	teuer	anfgbZa	teure*	ZmoYbbf	text	ZYeacvV	thank you	dXbnlac	thank*	iYagnZc
thanks for	cbpgWef	that	cgeahfc	that ^	YembfdU	that the	Rbahnlc	the	ffefebd	the car	alamdZb	the door	mdUidec	the fire	XiVeaud
the kids	jWmfbbW	the new	WgpgeWg	the same	cctXeae	the way	ZgSbnnc	them	Yjebehb	then	fajUkfd	theor*	uRhdbba	there	bggZjdi
there's	fbYdemi	there*	hZccfkh	they	iZfhcdZ	thing	kibZdeY	third	fdmebXj	this	afcdifi	this is	dbckmXe	this morning	jYmfYc5
tho	jbaqUee	thoug*	agVhfmg	three	ddkdcdg	time	kceeccY	times	cZigegj	tipp	abZiasc	tisch	eadhfgp	tisch fuer	djibeZi
to	ddgddgc	to be	ghhbdam	to go	ibbsWZf	to have	XpkZcbY	to know	0TSWdnb	to the	fahefeb	tocht*	jgeaeai	tochter	jgeaeai
today	dngbZd4	today ,	fickbXx	today ^	Ukecekj	told	fgfbjYf	toll	edpUiZd	tomor*	chceeg8	tomorrow	cigcfbs	tomorrow ,	kRlfedi
tonig*	jeYfcf2	tonight	fladedn	tonight ^	Spfdgde	tonight's	jbXidfu	too	bjXhjbY	took	geiZeei	top	iagedcb	torte	Ukfhedk
trage*	ZZygbVc	traum	jUZscbf	treff*	labckbq	treffpunkt	tbbZYgu	trink*	kcebYjd	trip	WcegleX	trip ^	Rfcesdf	trock*	oadbbeV
tropf*	YooVcak	trotz	qUhdbdm	tuer	kYfegck	tuesd*	YmqcYYf	tun	waVdaev	turne*	bcgnbcb	twice	bepaiXl	two	dmebbeg
ueber	ddXebqg	ueber #	fkeffWc	ueber*	foZcccg	uebri*	bfXfemd	uebrigens	cbVidpd	uhr	aZhchig	uhr ^	YfsZcbX	um	geechbk
um #	hYkecei	um drei	iXZegkm	um halb	cVlddjd	und	ddheedl	und an	XercfZa	und bei	dbxZeVw	und da	geZgiZi	und dann	bZrdeaW
und das	halYahl	und de	ggRdikn	und der	enXhcbe	und die	VndehdX	und es	maUiegq	und hab	nfVjgWj	und ich	iZechgi	und ihr	Schkjdd
und jetzt	iXpafZp	und noch	pcQfhfg	und suche	ePgdetl	und was	UuXiddZ	und wie	Tncajhh	und wuerde	cafWctY	under	fcXXgqk	unfre*	acqTdkf
uns	aigfiXh	unser	hfdfebf	unser*	WalepYk	unsere	cilhcUb	unserer	nYZZell	unten	ndoWaZs	unter	iYeabmZ	unter*	icccefd
up	edbcihi	urgen*	okYadZW	us	efbafid	use	jYbfeic	used	nVkZbgX	vegan	kbefbdh	veget*	iZobcZa	verdi*	ebacfmb
verge*	Zahkcgb	vergelts	fZUwfYY	vergelts gott	fZUwfYY	vergessen	Zleahdi	vergi*	ZaV0dcW	verka*	Welcehj	verla*	fhbfdee	verlangts	Wkffgca
verlangts ihr	Wjhcffa	verlo*	mcVkcea	versa*	WkjZdhb	versand	ecZlfee	versc*	hcibcdb	versp*	chYcmdb	verst*	raZahbZ	vertr*	rTbbdjd
vertrag	lfgedUd	verwe*	nZfXbja	viel	bfjghXY	viele	qUgcgbe	viell*	adcagnc	vielleicht	adcagnc	vier	deoabcd	viert*	Zfaibma
visit*	eccYcqZ	vo	jchdbdj	voice*	Xcuaeby	voicemail	WgubfWr	voll	ZqbiZbf	vom	heaebhg	von	fgbgdef	von dem	greWcZl
von der	bcjWiig	von euch	bqcabek	vor	geidafe	vor der	hadffdi	vorbe*	djXefga	vorbei	ZddfYqc	vorbestellen	Uwaecdh	vorge*	mYtXcVf
vorig*	YfimabY	voriges	XkpTeeb	vorn	ohgeYVb	vue	Wmheaeb	waer	YmZXhkc	waere	TpbbfiW	waited	eYndbfa	wande*	tWTamfZ
wann	jicZcdZ	wann gibts	Upagefh	wann kann	Zghgebj	want	Zmadake	war	ealicab	war a	bapheYj	war da	Ucpffci	war ein	Xbbodik
war ja	yYZYdbc	war skeptisch	gZRwgbd	ware	fduaXYm	wars	daklcZZ	warte*	earaeaf	warum	halebcb	was	bjidcbd	was a	iWXjfkT
was frei	YsZddeb	was fuer	hKalqgg	was in	mRhYhjn	was is	rVebcgf	was kost	Zkdbehi	was kostet	U0Oaihd	was muesst	Vpeddde	was nehmt	Pwbbffe
was verlangts	apZdgcf	wasse*	pZebcdg	wasser	djccder	watch*	ecbamfZ	we	jbdbgef	we got	ceVeoge	we're	qafXhZl	we've	kfkbbWc
week	aehbckc	weeke*	WmiVbla	weg	djcbeeo	weg ,	XYniiag	wegen	bagehgf	weihn*	ZlXhgeY	weil	fejdfYa	weiss*	WkXaniq
weite*	cZZjgjj	welch*	vdZcaad	welchem	hfdaiaZ	well	ehckdXY	welpe*	Ykabfjc	wen	heiZdcl	wenig*	jXnbdbg	wenn	hedagfX
wenn der	SZsdjdf	wenn i	gcacang	wenn ich	kXehWjb	wenn ma	iSlfcgU	wenn man	Vcijfeg	wenns	jjXafcZ	went	kacrdSa	wer	Yedcneg
wer hat	lhUdiae	werd	aXjpdaS	were	ibeXkeW	what	mceedZe	what do	Tpahibe	what'*	hqadcXb	what's the	hkbcafb	whatsapp #	dhTbeqc
when	iiUgbhZ	where	igicbab	which	pbcfcZa	who	ebcnZfb	who do	ojTYffm	who else	UhXftcb	who's	Wdcayae	whoev*	Xdesbch
whoever	bahuaWa	why	mekdZWZ	why do	Cfxghia	wia	ifhebaa	wie	egbhcec	wie frueher	fbrZbaf	wie immer	iYboZfj	wie lang	mbcbgdc
wie teuer	O2cbfZc	wie viel	hvWaabe	wie viele	qQgffcd	wieda	Zifkace	wiede*	ahfffcc	wieder	bideedd	wieder de	RzeXddZ	wievi*	avgbXZg
wieviel	cmccZgb	wife	Wmafegg	will	Yidlccg	will ich	SyWbgfY	will the	zXZWbhb	winte*	fecfeeW	winter	fdUjghf	wir	eibaicl
wir haben	bakjhXh	wir kommen	eaWklcY	wir sind	aeTghpY	wird	hebfedj	wisse*	pWZdgfc	wissen	pXacfgb	with	idddcfe	with a	ZZpkdYe
witz	Vdmgbhh	wo	ikeeXbf	wo ist	becdldn	wo man	cWXwcfi	woch	acoZajb	woche	bidcffV	woche*	hdebgda	wochen	iYghcdd
wochen ^	Vjqcdag	wochenende	Zkeehch	woher	tWUhbhV	wohl	dcYgdmY	wohnu*	ZjhjfVo	wohnung	dlchbZd	worde*	fdameZb	worden	fdameZb
work	gWegalc	wort	VeyVfbe	wos	YldjeYb	wos is	pRibdff	would	ZicfffX	would love	eoaWibj	wrong	cbncWkh	wuens*	XwTYfjc
wuerd	idZecia	wuerd*	aifcffd	wuerde	elZdhad	wuerden	dZjZdle	wunde*	bYaxZde	wurde	Zbjebke	year	ghdebdX	years	UjYielY
yet	Wlfhdca	you	dbiefdg	you ^	adgZmef	you charge	TtbbdhZ	you do	VlcdfhZ	you for	afXwaZc	you got	UxReggZ	you have	YkZgfgd
you lot	hcTugWa	you open	iYeiceS	you sell	Zijdceb	you use	sXgcdZa	your	eabbeoh	your shop	kccYcjo	zahl	hcdWmdV	zahn	bbqedZt
zeit	ZkUmegZ	zero	fdqbeVn	zimme*	gcgcedl	zimmer	chgidZa	zimmer #	kZrabXh	zu	dgcecgd	zu euch	pcYibbZ	zua	YngYhcc
zug	qdRZkei	zuges*	ebjdahd	zum	bldfdcd	zum ersten	ZnWofXZ	zum mitnehmen	TwdcfZb	zur	cflbccf	zur info	cebeZoe	zurue*	jedgZde
zurueck	hdfcdel	zuruecklegen	YogfeXc	zwa	ZreZgaZ	zwar	iUelXke	zwei	algbfdh	zweim*	ddicdef	zweimal	ddicdef	zweit*	kXgWgib
zwisc*	qWabalb	zwoa	emdYgab	zwoel*	Xfnbdfm	€	iWgcfih	☕	dXakmda	❤	bdaijde	🍀	cadcqbc	🎂	jYcU0Wc
🎉	dagUpga	👋	adcdpbd	👌	cfgTpei	👏	aasgaZf	👏 👏	cePsehd	💀	ebUaycd	💋	cgbeRvc	🔥	cdambgd
🔥 🔥	cjfapTa	😁	ebXgmdb	😂	YaZbyca	😂 😂	lgcdVhh	😄	VcZhzWg	😅	dfYdmdd	😆	efYT0Zd	😉	bfUdniZ
😍	bgbhged	😜	Ybdaxaa	😭	XlZenaa	🙄	gfVbqbh	🙈	dbWesca	🙋	adbdqad	🚨	YZYbwhS	🤣	bacbubc
=question	heddddf	=buying	dhddeee	=complaint	ddhdeee	=praise	dddhdee	=chatter	eddehee	=other	ddfeefe	=question briefly	mdeedfe	=buying briefly	dldedfe
=complaint briefly	efmddde	=praise briefly	efdldeg	=chatter briefly	dedcnef	=other briefly	eeeeeee	=urgent briefly	efeeeei	=complaint all	dfeeeef	=complaint most	eefeeef	=praise all	fdeeeee
=praise most	deffddd	=buying all	efdeede	=buying most	effddde	=other all	eedeege	=other most	edeedge	=crowd all	eefdfee	=crowd most	eefdfee	=urgent all	feeeedf
=urgent most	dffeeed	=spam all	eeddege	=spam most	deedege	=chatter all	deeefee	=chatter most	efeedee	=question all	eeeeeee	=question most	eeeeeee	=wish all	dfdeeed
=wish most	dfedefe	=words	dfdeefe	=urgent	eeeeeeh	=asked	eeeeeee	=against	eefdeed	=praised	eedfeee	=emoji	deeefee	=stars	eedefed
=links	eeeeeed
"""
