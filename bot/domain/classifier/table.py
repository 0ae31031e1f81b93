"""Table of learnt weights, made by `python -m bench.kinds`: see learnt.py."""

STEP = 0.054226
BASE = (0.2645, 0.1555, 0.2461, 0.1625, 0.0562, 0.1152, 0.0500)
WEIGHTS = """\
!	addjhdh	!!	bgicYjd	#	ckeccfg	# %	abdecpa	# ,	edibdfb	# ^	ecdffga	# euro	fXjeffj	# for	aWybeZi
# fuer	eYqgZcf	# grad	abigeeP	# hours	kcdcdeW	# in	fZgbeje	# jahren	iWZeiii	# minutes	nWhZgel	# on	hZWdcse	# personen	cjbgfbf
# stunden	Yahbenb	# tonight	hZfbfho	# uhr	hddgebh	# und	icddbha	# wochen	pYaabjZ	# €	iZecdig	$	fdhdecc	$ #	eZkfahf
%	jWdcaod	*'re	ecehhac	*'ve	basedYr	*abt	bhkaede	*ach	fdgibbd	*ack	Zlbhagg	*act	cfZbikf	*ade	dbodeZj
*aff	fcmcadf	*aft	eceeake	*age	cbjebgd	*agn	lldbaYi	*ags	ddgcYmg	*agt	YinbfZh	*ahn	dZjhdck	*ahr	ciYjfcb
*ail	aegbgih	*ain	icegcci	*ake	lhiWcam	*akt	cbZZfte	*ale	ebiablg	*all	ibcgcfe	*als	iZifeaY	*ame	mWhXdjd
*amt	faefcia	*and	fbckcdb	*ane	pdcbcci	*ang	gblddaf	*ank	deedchd	*ann	ahbcjfT	*ans	kZieacg	*ard	cfbddjd
*are	kfdgcZk	*ark	dkXejcd	*arm	agjfeZi	*ars	iWfkZfX	*ary	ZhZfige	*ase	fdgXckj	*ass	bdfghcc	*ast	dbjcdgd
*ate	diegadg	*ats	cjdcdfd	*att	dgbceie	*atz	bedfdha	*aue	apWdZkV	*aum	aieecgf	*aun	WhZgmeg	*aus	dedbied
*aut	fbicgcg	*ave	Zgganad	*avo	ddqSdgm	*bar	dfgdcfa	*bau	kdaiZeU	*bei	fZdfdjZ	*bel	Zkddeec	*ben	fccddjf
*ber	ddddggc	*ble	gfdgaei	*bts	fifebbd	*ced	kbidZdh	*ces	ehaecic	*che	eedddid	*chi	bcdeobe	*chn	gggfZdd
*chs	Whhfegf	*cht	gbehceg	*cke	bcigcfd	*cks	fbrYfZd	*ckt	degchcg	*cle	Riblkea	*d's	cjcbhda	*day	agfcidj
*ded	ajXiffb	*del	hbleaad	*dem	aangiXc	*den	geeeafd	*der	fedddgd	*des	hddejZa	*det	jfbddcd	*dig	lYwbaTe
*din	TmWqhbY	*dit	ZYchcqd	*e's	dlcbaio	*eak	kZnVgbh	*eal	eXbyWci	*eam	XhbedmZ	*eap	ebcdcmc	*eat	ffgffYb
*ebe	adcifhY	*ebn	ggpXcZo	*ech	cejdhZa	*eck	gdegdcf	*ect	cgdkeae	*eda	Zhekbdd	*edl	Srakfae	*eed	kQZlgjc
*een	jfbfZfY	*eet	deVfemd	*eft	hWUfbvf	*ege	Zecbeph	*egt	lZfcded	*ehe	kaYbaoi	*ehl	lcecfbg	*ehn	XdpbjZj
*ehr	cmccYhj	*eht	hagbmZd	*eib	fdaicgc	*eid	bpabfcb	*eig	mYabcli	*eim	daficgf	*ein	efceZkf	*eis	bmddcde
*eit	dcgegde	*ekt	dejlXaj	*eld	fZfYlgb	*ele	nbcaagd	*elf	mXiibYm	*ell	fecddhe	*eln	cchhaga	*elt	gejfacg
*end	eeahgcg	*ene	igcbcfb	*enf	ccoccbh	*enk	Wjfckdb	*ens	hZbYgnd	*ent	gbadgif	*era	sYcgYbb	*erd	Xhgdehg
*ere	ibcgbgc	*erl	cjdcgce	*erm	gbbbkgg	*ern	gcddged	*ers	fdeefdd	*ert	dbdgcjg	*ery	jbieccg	*erz	Zidgbha
*ese	hdZffgb	*ess	fcfefcf	*est	eXdhejd	*ete	dehZbkg	*ets	feedfej	*ett	cgkcccg	*eug	Uidiice	*eur	bjihZai
*eut	dZnmcUe	*eve	Opnbhaa	*ews	ddfeZke	*fee	dffggad	*fen	bdfdfhj	*fil	cegeeeb	*fon	Zgndcae	*g's	cgfcgdp
*gal	ZcfpXgi	*gar	adZubab	*ged	gZjgcch	*gel	aZkgibe	*gen	dddedhe	*ger	gebgdec	*ges	cbuafWb	*ght	gaffcfe
*gst	baimcch	*gts	bjicafh	*had	edobbac	*hat	YpYfeea	*hau	ceddjef	*hed	ZlXiiba	*hee	adbqZeg	*hen	eehdddf
*her	hcgeece	*hes	ecldeal	*hin	sZaddcj	*hlt	jadfbff	*hly	jmaZdbh	*hme	hiffeWh	*hne	sYUdala	*hof	jWmcfal
*hon	ceeehdc	*hre	dfceegX	*hrn	gZpbbcg	*hrt	fabeihh	*hst	Wkbcdld	*hts	fgfbdee	*ial	iceZakf	*ibe	kdTgfgT
*ibt	bhkWegh	*ice	beigaee	*ich	iceicae	*ick	beeecid	*ide	ffgdZgc	*ids	gbfmcYe	*ied	ibceeeZ	*iel	lfXdgbZ
*ien	Zfccgkf	*ier	gcchedi	*ies	dbbdgjd	*ife	ejbbegh	*ift	hfacZko	*ige	adjpaYp	*igt	iafbbia	*ild	ldlcZYg
*ill	gceddgg	*ils	fekYgbo	*ina	deoebYd	*ind	nadXdja	*ine	ffecfde	*ing	bheeefg	*ins	ccgckci	*int	YedicjX
*ion	icdcdgg	*ios	hfRpkWb	*ird	adidche	*ire	iUfdmbd	*ish	ccgfkZX	*iss	gbWjdih	*ist	Zglgcaf	*ite	aceedkb
*its	bgWekhb	*ium	gamZiac	*ive	degefdY	*ked	icicdbh	*kel	mbdZbka	*ken	ddhfbfg	*ker	Yfgffgc	*kes	chclbae
*ket	adkhaef	*kig	dccpacb	*lag	gZsabah	*lde	fahgNtb	*led	hclceYh	*len	cjdeceg	*ler	debddjf	*les	bhbiedZ
*let	gbWgmec	*lfe	Zfcefig	*lie	hUeegjr	*lig	igfceZd	*lin	dcbeTth	*lla	ekbdUlf	*lle	cbbeiic	*lln	aoeacef
*lls	dclbecb	*llt	iWmdbfd	*lly	fcdhcgd	*lon	Xkobbah	*low	acdhanb	*lpe	qabdeaf	*lte	dZkfcgi	*lts	cdbhbkg
*lve	idrYdVm	*mal	egefdcb	*man	egbdjbd	*med	ijZifVa	*mel	kZpeWZc	*men	ehdfddf	*mer	aegheee	*mes	capYcie
*min	dhfeYhe	*mit	iRjfhdj	*mma	bkfhcZj	*mmt	gebebid	*mts	difddci	*n't	gbcjcff	*nal	dbfehed	*nat	bgfbhef
*nce	gaccfib	*nch	kXgfcdl	*ncy	gfgdebc	*nde	hcebdhe	*ndl	ajjcaef	*ndn	feTcfpZ	*nds	ffaicdc	*ned	cbeijae
*nel	hVdZdri	*nem	cfgeedf	*nen	hcfcbgf	*ner	beecifg	*net	hZjdecg	*ney	Zliecae	*nft	coSehdi	*nge	cegibch
*ngs	bdecmcc	*ngt	Zfbbeog	*nig	dkZefeb	*nke	ceagehc	*nks	bjXcgji	*nkt	akbfdff	*nne	labdffb	*nns	kjXafdZ
*nnt	dgdffdf	*nny	gZjeecb	*nsl	VojhYcd	*nst	gZfmdZa	*nte	bnbbhbg	*nto	ieddgbe	*nts	hcffebd	*nze	mbdddch
*och	ckecZid	*ock	ameachj	*ode	kaXcgjb	*ody	cdhffch	*oen	cedjebf	*oes	gcVibma	*ohl	ddkiYcg	*oin	agYaaug
*oke	bYfifge	*olt	mUdkdbd	*ond	bbedhhk	*one	dcchdhg	*ong	dcbjfee	*ons	gfcgbec	*ont	Vjheefo	*ony	Zfedlbd
*ood	ehXlebb	*ops	gadndaX	*ore	gdfcfdg	*ors	daaidjX	*ort	gbgcdgd	*ose	dcbgble	*oss	Zkaebke	*ost	aegdkbe
*ote	WiheYmf	*ous	qbZgcbd	*out	gfWkgbc	*ove	dfYehgi	*ows	fXZbmjj	*pat	ccvcUcc	*ped	dhcgiYi	*pen	oXWgidl
*per	jadgdeg	*ply	dZlddfi	*ppe	ebmedbd	*ppn	mXeYamg	*ppy	eddXlgh	*pto	cbbfapf	*r's	faeeeig	*rad	ahjfaee
*rag	chefagf	*rat	aqbXege	*rbe	hfgdeZf	*rci	cbdmddc	*rde	chhcddh	*rds	debemab	*red	deccjde	*ree	bghfdcf
*rei	nZZlaeb	*rem	adffgfl	*ren	gcceehe	*rer	ffccdid	*res	hbYjbie	*rge	Vldhfdi	*rgn	cqZcbeu	*ria	lgUgYjd
*rig	jXohYZd	*rin	bchgdgd	*rke	ZbddYta	*rkt	ddcbelh	*rln	bebWpid	*rma	pdXadha	*rnd	Zlhcecg	*rol	uWacagf
*ros	ebocccd	*rot	ebjiXfc	*row	dnegcWl	*rrn	bcXucda	*rrt	jbiXegj	*rry	dihckUe	*rse	Wogdddk	*rst	abchghg
*rte	jfedadh	*rti	eabepac	*rts	iZecZlf	*rty	mblZcac	*ruf	YUnbfmm	*rve	qfVhZdb	*rze	qaacecl	*sch	egedede
*sed	daepacf	*sel	akidZfk	*sen	icefcch	*ser	beedehd	*ses	edhdahf	*sik	bgccnae	*ssa	ZjdcheZ	*sse	eeYedle
*ssl	jjWdbgg	*ssn	gakYbjl	*sst	jbajdca	*sta	ZYhWmmd	*ste	jcfebec	*sts	bgicfcZ	*sum	ecabcpe	*t's	gdhahbk
*tag	dibchef	*tal	idbeibk	*tar	cgsWfXZ	*tch	bigbedh	*ted	cejfbcd	*tel	cbgbjed	*ten	cgdfeee	*ter	eedfdfd
*tes	ebehedc	*tet	eaheefe	*ths	fcoebZT	*tic	lZVhblg	*tig	jcZhdee	*til	fagdakb	*tin	bbdggif	*tle	haXhjfi
*tor	gbjdbfd	*tos	gdfebgd	*tra	fdfchbc	*tte	eiffcai	*ttn	ehoaXch	*tto	ogbYafW	*tze	cfiigVf	*tzn	Vkkfcdj
*tzt	ebjecee	*uar	Zlbbcje	*ube	mWbgfeZ	*uch	dgcechk	*uck	ddneeXu	*ueh	bhfcefd	*uen	akcecga	*uer	becdjfe
*ues	feilcTd	*uff	XombdXh	*uft	lYhgacg	*ugh	ehYjfbc	*uhl	ocacagl	*uld	fgegcbg	*ule	maXkcee	*ult	ZfftYZe
*ume	fffbXme	*und	Ykffece	*ung	gdeedee	*urg	cchblbe	*urs	elaeddf	*use	kbgedae	*uss	cijbdce	*ust	ifaiZeb
*ute	adhjebi	*utt	Zfqbbch	*ved	edcnYea	*ven	bhjZhbj	*ver	gebgdec	*ves	fgYehfc	*von	hdefddY	*was	bfcifcf
*way	pabYgeX	*wed	tWhbZcl	*weh	Xbclnbe	*wer	dahdegg	*y's	gfmeaXl	*yed	cbXtddY	*yer	WcaZjsd	*zen	fedhcdg
*zer	gZebhgZ	*zig	WdigheZ	*zte	jcbbdih	*zug	Wkjcgbj	,	bebffif	, #	ahfdgdc	, a	bbfXill	, aber	dengeVd
, and	cckhfYX	, another	cgvScbf	, are	gqVcdbb	, auf	jcebcfp	, bei	badapec	, bitte	cVZhfqn	, but	hfjedWV	, can	ZudeaZo
, da	ZZhckih	, das	Ybbgdpf	, dass	cadmceg	, de	dkVmbcd	, den	ZcYjcnd	, der	fdahhef	, des	cdjgfZe	, die	cdiaehi
, do	gibggXg	, einfach	bgaUgra	, er	ihXebhl	, es	jdTbglo	, geht	bldbaif	, hab	ZdggZmh	, habts	mkWZgbq	, handy	hlobdPz
, how	odZcfbb	, i	edcjebf	, i'm	WsXdegp	, ich	ffdYbmi	, ihr	acfieff	, is	lhbcfYg	, ist	liYdbdh	, it	ibfYbki
, it's	iaaalea	, jetzt	bendccb	, kann	coacebg	, keine	Uiichff	, kinder	gbVveXa	, left	geSteYa	, mei	nleeYVm	, mein	fiiceXk
, meine	hclVfed	, mit	cjXWild	, nicht	feOagvX	, no	cZenbff	, nur	cbdcZqb	, ob	mcfZhYb	, ohne	fcclafc	, one	VodZejj
, sagt	ZdfdpZe	, schon	dcuaTfb	, she	Yjekcce	, she's	iYVxcXX	, sie	bcThdsc	, sind	riZcYbe	, so	iehYcgc	, sogar	degobWj
, soll	teQefcd	, sonst	YidUohb	, the	hdXbaog	, um	Wasgdbe	, und	ecgndWT	, unsere	hhuWYXm	, wann	Ysebadc	, war	ghfSkfa
, was	reaccZe	, we	bhheYhe	, weil	Ydcsdba	, wenn	ZmhedZd	, wer	fadbkgZ	, what	qibacXo	, wie	pceYhZh	, wieder	darZdda
, wir	Yakedid	, wird	bwYadZm	, wo	iYaijch	, zwei	cheldXd	.	Xckfcid	/	facYfnd	1=	ebwbYYi	2=	ZeyYaYd
2x	Ymedfco	3=	cX1Tddb	4=	aXfyXbk	5=	acZ3UZd	:	ccadenZ	: der	gVvdaac	<	Zcfekel	<12	bbaeqda
<25	Zeafkgc	<3	abbdqdc	<6	cbbendb	?	kibcbce	@opa	Zdecocf	^ #	akhbfbf	^ ^	gbfdhbj	^ a	Zejgcec
^ ab	qXgcdad	^ aber	Zfmbebf	^ als	bbYdere	^ also	dgofWaa	^ am	bWfbgpa	^ an	abeajkq	^ any	jhcbbfg	^ are	kddddbZ
^ auf	Weogcdh	^ bei	bYaccvg	^ beim	Tiiccld	^ best	dcfkcce	^ beste	agaqcaa	^ bestellt	ZcvagXg	^ bis	necdbbc	^ bitte	hfddddj
^ brauch	nYecbgg	^ call	ahrZcZc	^ came	eajoZZe	^ can	mdbeade	^ could	goXbfcZ	^ da	Vbndidj	^ danke	deealde	^ dann	WmVdhkc
^ darf	lZegYga	^ das	ZcpfeYe	^ dat	Rdedpjc	^ de	cbhoYbX	^ der	Uhjfegf	^ des	Xcfjcje	^ die	Wepgadg	^ dm	gjeeXdf
^ do	lcbfafe	^ does	xYcdZZd	^ drei	dbqdcZg	^ ein	ieclbYe	^ eine	fdmhcWd	^ einfach	gdWqbch	^ einmal	ZldZghV	^ emergency	beYekgg
^ endlich	Xbepgbe	^ es	Qmkffcf	^ eure	cddeblg	^ falls	emZccgR	^ fast	bfwUdYg	^ for	eZTbfwb	^ frueher	YfubfVb	^ fuer	afpYfbd
^ fyi	YgcZcrf	^ ganz	khXleWZ	^ geht	goYcYgd	^ gestern	gbbhjZX	^ gibts	jjgacYh	^ gilt	qThcddj	^ good	ZkYUtda	^ guten	gcddidT
^ hab	dbdcihf	^ haben	dldeace	^ habt	bdhfcff	^ habts	kjdXdce	^ haha	accdmff	^ hallo	dfeafhc	^ happy	dbcarab	^ has	xXgWdae
^ hat	sZffbWe	^ heute	dbdijaT	^ hey	mbhXedh	^ hi	ifefXfb	^ hilfe	afhYldi	^ hob	flWhccq	^ hot	gbcdald	^ how	rYcdbdc
^ i	cfidced	^ i'd	ZnYehcm	^ i'm	gaccfig	^ i've	lehccYm	^ ich	adidffh	^ if	ebadkgW	^ ihr	TVslcfg	^ im	cZlZbnm
^ in	bfjWdjZ	^ interested	dwXfaYe	^ is	necdbaf	^ ist	ljbcYdb	^ it	ebqZbca	^ jetzt	ZdlYeki	^ just	agVihja	^ kaffee	ZeaYrgi
^ kann	nddedYd	^ kein	Tftfabj	^ koennts	aocYffc	^ ma	bcberaf	^ man	Yimecaf	^ me	cVfYybd	^ mega	ffgkWcc	^ mei	edejZfe
^ mein	feehagi	^ meine	kagdecc	^ merci	ehfXlaf	^ mich	lZffbcg	^ mir	gfbhceh	^ mit	oVkebbf	^ monday	gaWdsce	^ muss	iahdcec
^ my	eelbbdi	^ na	dahcief	^ nach	ecilbYl	^ need	YpYdffg	^ never	Zdkgecd	^ nie	ebhXfjf	^ noch	ancdfba	^ not	cclciYb
^ one	eefVfkd	^ our	kdYbggk	^ paid	lXwacSm	^ please	mVadbmk	^ preis	djkcaaf	^ price	cpafcbd	^ put	jwcZTZb	^ sagts	tcOegeW
^ schad	edobbac	^ schoenen	bdjZoYc	^ schon	VYvdfdZ	^ sehr	jadhZga	^ seids	ocdbbdX	^ seit	Ycqdgai	^ she's	eWuXfdo	^ sie	hVdggge
^ sind	ohbZaed	^ small	Zaafdqd	^ so	cZljdaf	^ sofort	eSgkjeU	^ someone	lXbbmcj	^ sowas	aXXwhbZ	^ steh	sXcchYo	^ steht	ncWhdda
^ stimmt	gceenVg	^ termin	ZpXeefb	^ thank	dhVikce	^ that	ZZb3ZYc	^ the	cZlbfgf	^ they	acpmZVe	^ this	YcpalZZ	^ tipp	bcgZbpb
^ two	dibdhcb	^ und	hWpZgbY	^ unser	ofYibYl	^ unsere	mcQkgfd	^ von	Zbldbhf	^ waer	YykZUai	^ wann	ifcfadd	^ war	hcZeald
^ was	ofadcZf	^ we	dafgfff	^ we'd	Unebidh	^ we're	rcXbdeu	^ welche	rYdddZY	^ well	ZeenhXk	^ wenn	fahdjba	^ wer	Wcehpab
^ what	kegbadd	^ what's	oUegcgd	^ whats	qbddbac	^ when	kedfeYb	^ which	vYcVcge	^ who	sbZeace	^ why	cdoacdi	^ wia	vWYfaej
^ wie	sdYadce	^ wieder	gXkbYmi	^ will	elcedad	^ wir	eWkaeke	^ wird	mahZdcZ	^ wo	nVeefde	^ wos	Zgcanda	^ would	bmfZcdf
^ wuerd	Wkhbgeg	^ you	eSpiZen	^ your	bXocakp	^ zimmer	ddocace	^ zu	iYYccpZ	^ zum	fSlfgef	^ 👏	efeQtce	^ 🔥	dZfZkji
^ 😂	XeihlXe	^ 😍	cdeclcf	a	cgeeedd	a in	QyZeded	a no	nYbigYg	a quote	reZacbe	ab	gcccckg	ab #	ZeYigic
ab ^	hchfdae	ab montag	dicgRoZ	ab wann	kedjbXf	abbuc*	hUnagdk	abend	fffdafn	abendkassa	Rqegbgn	aber	beiZdiV	aber #	aXracjg
aber da	rYjabYj	aber die	dfnaeZi	abgeb*	ielebWu	abgebucht	VfqchZm	abgebucht ,	fbkchZp	abgeh*	hcSmnZl	abhol*	lddbddg	abholen ^	Rngegee
able	fmXjdYf	able to	fmXjdYf	about	abgadob	about my	UhvZcck	about the	bcfnZei	absagen	kWchdhY	absch*	hiYjcap	acht	bdhddhk
achtung ,	XkXgaoo	actually	feXmgag	admin	fZaddoY	adult*	blfbebd	adults	blfbebd	adven*	Ylicfbf	adver*	fdsbWbb	after	eekddZd
after the	laWgeim	again	ZgeeheW	ago	dcsYeZn	ahead	nVggdbZ	akku	jXqVgbi	all	jbicbdg	all the	Xfiafkg	alle	gZdddkh
alle :	faUcawZ	alle ^	YStbfjk	allen	dZgbpZe	aller*	ncbdebl	allergisch	sYddYea	alles	hYehefg	alone	jWVwbcb	als	cececje
also	febYhjZ	also die	ZavfZbe	alte	jUcdcnZ	alten	Xcbohcc	alter	gdilZXf	am	idcgbdd	am #	ZkbZgiV	am abend	beqTdhh
am besten	qXcWfjc	am donnerstag	dabbZuk	am foto	Tejblgc	am samstag	ihgbbbe	am sonntag	dZhneZf	am tag	Viafenc	am telefon	cflffWk	amoi	bdlddda
an	ffffccd	an ,	jhccXho	an ^	aocbgbk	an den	dZWwadi	an der	VcmZjgi	an hour	lagdfZp	and	eedgedj	and #	kXiheYa
and a	afbnebe	and can	Vobhdec	and i	Yeieicf	and i'm	jbUlfdf	and it's	djgbear	and my	hidZedg	and no	mYdkabh	and nobody	ghhedYZ
and now	ZhnYiZc	and the	dembdbi	and then	jXigWii	and what's	Utddebb	and would	fYaZbue	and your	nYekbYy	ander*	eclcdcc	andere	djUegie
anderen	bgrVcdd	anders	eckYegZ	anfae*	uZYbbfa	angeb*	cjgeeZX	angeblich	WXxZhdc	angef*	ffSZesP	anger*	ialddZj	angerufen	YewebVo
angsc*	Raydddj	anmeldung	sYcbcee	anruf*	dblZdgl	answe*	kYmddYl	antwo*	bapfeZk	antwortet	afpcbbi	any	atagcYi	anybo*	rdWdZfg
anybody	rdWdZfg	anyth*	giXfcgf	anything	giXfcgf	anzah*	Wdhdell	anzahlung	gZgceib	app	iYekccX	april ,	btblbRc	arbei*	mWlddab
arbeit	ZYqiWhf	are	hgaecef	are the	jcaechf	are you	kkZacde	aroun*	bjcefek	around	bjcefek	as	hYfedif	ask	lWjcbfc
asked	gZqagYf	askin*	lcbdagZ	asking	lcbdagZ	at	cgbehei	at #	jcdbfeg	at all	Yqedadb	at the	kaagcfl	at your	pciXbbl
auch	feeefcd	auch einzeln	SvZgeca	auch fuer	cefdbjg	auch schon	hcYXtbi	auch was	rYcaded	auf	hcfccfe	auf ^	jhUbfjf	auf dem	fclcaej
auf der	debhdgk	auf die	TobjgbX	auf mein	Vgjhcgn	aufge*	hhbecdg	aufs	ceoXbff	augus*	fhheeXZ	aus	ddfdged	aus ^	ajeZjdf
aus dem	eagbifj	aus der	hbaibic	aus wie	cYxXbcg	aus 😂	aicqVec	ausdr*	chedgcY	ausge*	Yjgdaid	ausma*	Tpfdgbb	ausmachen	UuZggZc
aussc*	QZokffY	ausve*	XrecZgd	auto	afgbghn	autom*	maeZefa	avail*	Usfcebb	available	Xncdcfa	away	UsYdffh	b	YkgZami
baby	jgcfeYm	back	Xjdhdef	back in	oXcchcX	baeck*	cgXdenc	bag	gakecce	bank	mXTbhod	bar	keedfZf	bar ^	eUeedpi
be	mXfagdc	be in	fexacRs	becau*	bdmbeeh	because	bdmbeeh	bedie*	Zdqcbdc	bedienung	hcldYcd	been	deiZffW	begra*	bidlZcl
behan*	fYlfhXe	bei	ffcedgd	bei #	cohYeZp	bei den	bdgrXag	bei der	hedabie	bei eich	hldaXgi	bei einem	fWvZiVg	bei euch	hhfcadi
bei eurem	ocYjdXU	bei ihnen	fhdegaj	bei mir	dXiedjc	bei uns	ebcXqeh	beim	mZdebfe	beim abholen	Tiocecj	being	cYofebb	beitr*	eddaZqf
beitrag	eddaZqf	bekom*	kfhacbe	belie*	TSkdb0c	berat*	Zabnfgf	berei*	YpWbeki	beruf*	sXPdgmc	best	ddZnddd	besta*	famcZhf
beste	abUwgbd	beste*	amfiZZc	bestellen	anYaghd	bestellt	ecmedZe	besten	gZWphcf	bestes	ddWucae	betri*	oTfccjc	bewer*	WfcdfmW
bezah*	Zfiegdn	bezahlt	bendeZi	bezir*	ZYcoeih	biene*	nhbYdcd	bienen	adbVjqe	bild	XiecpYa	bill	fanmaUh	bin	dbehhdd
bin dabei	ViZcrdk	bin ich	amjYgac	bin ja	cdPgtgh	bis	defeedg	bis #	ZqbdgZZ	bis heute	ebobebi	bis morgen	akidZem	bissl	nbjabab
bist	Zccbqff	bitte	gkdabei	bitte ,	dtacdYa	bitte bitte	atcadaa	bitte ein	YueYdbb	bitte sofort	hXlccfr	bitte um	bcofdZa	bleib*	hYYgnbc
blume*	mYlbdac	blute*	higdcYv	book	mcgZdbc	booke*	fbmaech	booked	fbmaech	both	Ymcafhh	bough*	jdehbbe	bought	jdehbbe
braeu*	ZtYdddf	braeuchte	elaefZh	braeuchten	gheYdgX	brand*	eWgadpf	brauc*	dkacdgh	brauch	dfefhae	brauch i	nWancaY	brauchat	aracddZ
braucht	iXgeciZ	braun*	ybYadYZ	braut*	hiRmfbq	bravo	ddqSdgm	bread	YjijcXZ	breakfast	dadqbbf	brems*	bfhcgcp	brenn*	bdeccmq
brennt	nXVgdji	brett*	gdnQejf	brill*	ndiabZh	bring	jYgedga	bring*	Xbhccpg	broke	gcVqebe	broken	aedbfkm	bstel*	RqjZgdg
bstelln	Lvcdfia	bunde*	Ydhbaom	bus	rZecYeh	but	gbeacka	but the	cfSnclf	by	dYjbdjc	by the	gkVccif	café	mbbebgb
cake	ajgecde	call	iYfbqXd	can	cocZedh	can i	djahccY	can we	ngcfYZd	can you	XrbjbYe	can't	beggdde	cance*	abpbeck
cancelled	bfmecaq	car	ecggcdl	card	kaddcfj	cards	lbgbXhf	cat	hhVfhcl	cater*	XrXegdf	cent	eZZscbX	chanc*	bigfeaj
chance	bigfeaj	chang*	iYhZbkk	change	faafejd	charge	Whdefjd	charged	hXbkdgb	cheap	ebcdcmc	check	hYhVdnd	check in	mWZheel
chef	gaeZmfd	chris*	bnecgZd	classes	uTddZge	clean*	khdcdZe	close*	cqgaeXc	coat	XejdlZc	cold	jdTfbnZ	come	fgceedc
compl*	lbcjYcm	complaint	ZerZYic	conta*	iZcbcmc	contact	dbddbmc	cool	cckRpeY	cost	UqhYbia	could	bjbcfgj	could you	Xocgcdc
count*	cYochca	cried	ZdhuVbd	custo*	dhYdeja	cut	afqUfem	d	WnoZbbg	da	gfedfbg	da ,	ejalcYb	da ^	Vlhgaho
da bitte	YS2ffXh	da drin	Varbffs	da is	dncZiZc	da kann	ddftZWf	da oder	SpakZjg	da sind	cjpcbVe	dabei	ieecfac	dabei ^	RwffXed
dad	aXccqgd	dafue*	diihaYc	dafuer	diihaYc	damage	Vwaafca	damal*	fbfdicc	damals	fbfdicc	dank	fYZkdjf	danke	dbdlhZf
danke ^	gcZfida	danke dass	dafqYbg	danke fuer	ZcgreVd	danke fuers	gXgwYVc	dann	cekcddd	darf	vWaddbe	darf ich	iXbgeii	das	heeedcd
das auch	iaeflWX	das ist	ahdafjc	das mit	qYVhZjc	das nicht	abiXmfj	das normal	giTfejk	das wasser	Qdpgdgi	dass	dembbeY	dass ich	ihSqfVf
dass ihr	baarcdb	davon	hdefddY	day	Xhgejba	days	fZraccf	de	chchafd	deaf	wbhbbTe	dear ,	YcfYgpe	dein	dZhYpcZ
deliv*	hblbafg	dem	hfdefag	den	fgefeZd	den preis	eSlbelj	denn	lYicccb	denn ^	uVWdcig	denn bitte	Ta0faad	der	kdddebd
der chef	ZXofffc	der frueh	Uhpdbee	der ganzen	UeahngZ	der hund	YhddoZh	der kurs	kehcbZf	der lehrer	catdcYa	der neue	ecdoYdf	der rezeption	sfUgcae
derf	rfTedbi	des	hfbegbf	des is	ZcyXcad	des mit	oaSiakc	desk	hXlhdag	di	bbeelec	did	mafZdfc	die	hdeeecd
die #	oedcZdc	die alte	ciaecid	die besten	daWodhj	die ganze	ahlZcfV	die kueche	bjQgqca	die musik	eenbYeh	die neue	bdmVckY	died	ZgfngWg
diens*	cgjbahg	dienstag	Yfifeff	diese	fjbjWfg	diese*	aecgfhY	dir	iccZdkd	disap*	ectZaab	disco*	gajehYi	dm	dXghamf
do	idffdaf	do i	fdagcia	do the	vaYWdhg	do we	uZVibbg	do you	dpZadeb	doch	fcdfibd	does	jdZffcd	does it	Zkhbech
does the	lZeacid	dog	fZicgef	dog has	egVTwee	don't	Yfmcjah	donne*	aechehW	donnerstag	ddecfhY	door	gZYfdof	doppe*	bmfdeZe
doppelt	bYjeggX	dort	daUchta	down	mdfbcbh	dr	hbejade	dr ^	cgXkbiZ	dran	mdcXdgZ	drauf	Znafgah	drauf ^	SnpebYX
drauf und	WeuZcdt	draus*	ZraZcih	drei	ehdfddf	drin	lbYgahj	drin ^	fZjagfh	dring*	jibeacV	dringend	fgbdcgU	dritte	fWubeZh
dritten	bjQmdjh	drive*	ZkmdbYh	driver	bdqffUf	drueb*	caajbnZ	du	cbbdndc	duerf*	fdXeelb	durch	hfdaffl	durch*	dcoecYc
e	bibedib	eben	heXdeir	echt	ecnddZZ	eh	gccehdc	ehrli*	Zccphbe	ehrlich	Ybjajhd	ehrliche	ghWmdbf	eich	aedhhde
eich ,	lbaYnbb	eich in	jTbZese	eigen*	nbecebc	eigene	mVdhiYe	eigentlich	kbcZdid	ein	cgfbegd	ein angebot	dlbfeZZ	ein traum	chYpdah
eine	ddgbfgd	einem	jZalafZ	einen	Xffffhc	einer	khagbak	einfa*	dbhedgg	einfach	fchddfZ	einga*	ndVbdkf	eingang	hdYeeih
einge*	icdeddh	eini	sYZlYab	einma*	dgibecd	einmal	dgibecd	eins	Zkbhfca	einzeln	Rvbcgcd	einzi*	aeQ2adZ	else	dYtYiYf
else is	UiYescb	email	hWcgdka	emerg*	gchedbX	emergency	gchedbX	en	WwgcdVp	ende	UliafgV	ended	abUddxY	endli*	eeYigeg
endlich	eeYigeg	endlich ein	ahamaed	engli*	geeiXgg	enk	oeYibZg	entschuldigung	dbqhdUZ	entta*	fepcVcd	er	hbfejYc	erkla*	kdaldWX
erklaert	eeYoeah	ernst	Qd3Thdf	erst	mcgdach	erst im	dpdgZXZ	erste	eaZemff	erste*	cddcmce	ersten	YgegfgZ	ersten mal	dYesWfd
erwar*	dZvZdad	es	gfdeceg	es nicht	eeoZfYn	etwas	ciYlcdb	euch	gaeffec	euch ,	hcclbba	euch ^	adfoZdc	euch allen	bebaoee
euch am	rZbZefe	euch einen	Uicebqa	euch hinten	Xhecekw	euer	bcclajn	eure	gddgbef	eurem	ebheajl	euren	kVZijck	eurer	cYgdhiv
euro	Xavdcbh	euro ,	eiYcdih	euro ^	ifWdghd	euro fuer	gcfgdcc	euro fuers	SYtfggY	euros	ebocccd	even	WZkmgbc	ever	ehddcfP
expec*	hglbUfg	experience	ZUgadwe	expla*	fdeoVec	explo*	tYiacXn	extra	dclhZcc	fab	hcX3SYg	fad	Xirbcag	fahr	lYYuZZd
fahrs*	Wgcieid	falls	fgTcarf	falls ihr	bWagioX	falls wer	dWffVuf	falsc*	Zdlbdii	falschen	cYqcddk	famil*	Xobgdde	farbe	fXkgYhY
fasch*	flfccZg	fast	jUndceb	feed	eeYXmkb	feier*	iccUngg	fein	lcSldeb	fell	edsXeYf	felt	dfZqdYc	fenst*	Xgddcnh
fest	bibedhu	feuer*	XbkZglf	feuerwehr	hadfbio	fia	amfebcX	filia*	raZdcdZ	find	mZibdcf	findet	pcagdZZ	finge*	ebpYgbg
finger	fapabdY	fire	eZSefub	first	ieZjfaa	first ^	fehUmdb	five	XetWfce	flasc*	cqUgbfg	flat	ecYnedf	fleisch	pccdXgg
fligh*	Spadfkg	follo*	gYfdXoZ	food	icuVbZm	for	aigfcda	for #	Ujkehbi	for a	dladece	for anyone	acXZdxa	for free	bXTybhX
for me	ehTqZfe	for my	ehbZejf	for one	Rlgdggh	for that	gV1Tbcj	for the	biafffg	forgo*	aiXbgnf	foto	bglZfce	fotog*	klUbedk
found	eXqacgl	four	dmgecYa	frag	nWbahhZ	frage	mbeZhcV	frank*	Xalfeid	franz*	YffckeV	frau	gYbkgdd	frau hat	eeqbeVj
free	dgeeahd	free ^	kdckeUb	freez*	oUgcbgd	frei	Stdfcdb	frei ^	gjbdage	freit*	affcjde	freitag	Zkicbee	freundlich	ddlaedd
frida*	dcchgdb	friday	ffbhfbb	frien*	nabadha	frisc*	iYhgYge	friss*	lddagbl	frisst	lddagbl	from	ddbdifg	front	bciedgj
frueh	Yhgfdff	frueh ^	bboaeeV	frueh*	jcccdgb	frueher	YZqWcmd	fruehstueck	bkfedcg	fuenf	ccoccbh	fuenf*	Wiiidbn	fuer	flcdbce
fuer #	bjffeae	fuer a	ffidfXh	fuer alle	Xbddfpc	fuer an	hTkbfhc	fuer den	hYXjdjc	fuer die	iZegede	fuer eine	ZreedXd	fuer heute	hifccan
fuer morgen	djbeahj	fuers	fhdeYhe	full	fjYkWgi	funny	fbkfbdf	fyi	bfbccnc	ganz	eahlbbj	ganze	Zcqbbfm	ganze*	ZkcjgYd
ganzen	Ygbkfeg	gar nicht	uYZedaj	gas	maXbcms	gasth*	hXYfdqq	gate	ecoXkWo	gedac*	ZfZlhdc	gedacht	ZfZlhdc	gefra*	XekhdcU
gefragt	XekhdcU	gefragt ob	Ujsaccb	gefre*	nXoTcfg	gefun*	bddafma	gefunden	bddafma	gegen	dfXfbmX	geh	Vaamqca	gehoe*	gcZacpb
gehoert	ebcadpf	geht	iehecZi	geht des	amfbgaa	gekom*	jZkccbn	gekommen	jZkccbn	gelac*	ecVsfZa	gelacht	ecVsfZa	gelacht ^	gdWpfZY
geld	abjcfhh	geler*	gUbdZvh	gelie*	eWtccbi	gemacht ^	tbecTfV	gemma	ZXeaudZ	gerad*	iZdgees	gerade	jcfYegt	geret*	ddYocda
gerettet	ddYocda	germa*	iZZkcfb	german	deWndfa	gern	cqZZdgc	gern bei	fUhUeuc	gerne	idfXfgh	gesch*	cehgebc	geschrieben	aehfeeo
geschrieben ,	djOecsX	geste*	adgeffh	gestern	dcjfebj	gesto*	fYgpaaa	get	cceaelf	get on	Txaeddb	get the	lZqXbbf	ghabt	Xeofcde
ghoer*	saZhaZZ	gibt	ajhjbYf	gibt es	khZbceY	gibt'*	eledacZ	gibt's	eledacZ	gibts	ifZgagc	gibts das	Zmddfdc	gibts die	Ynbfdfc
gift	WnYdfjb	gift cards	Vnhcbgi	gifti*	jcZdehd	giftig	jcZdehd	gilt	odXgccc	ginge	S2bceWk	glass	fdldbbp	glass*	Xjgedei
glasses	cbbjehX	glaub	dYfcaql	glaub ich	sbfdgRZ	gleic*	iciciWg	gleich	Zhafand	gluec*	eaalZjc	glute*	ialafag	go	jYaifdb
go to	kfYfcek	god	bfWrYhe	goes	dbcegig	gone	aeoYibr	good	cZhjcdd	googl*	gdZbfje	google	gdZbfje	gorge*	Vhfodbf
gorgeous	Vhfodbf	got	dajdeeZ	gott	gfYkddb	grad	gbabhiz	gramm*	UpbYbpa	grand*	ifThjcd	graue*	fXUkcre	great	eccmfYf
green	Sohcich	groesse #	bnffdXb	gross	ngXgdYc	gross*	UnblcdZ	gruee*	tVjXeae	gruen	XlmeXdd	grues*	eccaobd	gscha*	VWlraeb
gschm*	eckoPfe	gsehn	WbZesgW	guat	WdYuaga	gut	hZfgdeW	gut ,	ZlYlfag	gut ^	qbYbfdb	gute	bZcgpcd	gute nacht	hXdXpeg
guten	kXgXlcV	guten morgen	YZecreR	gutes	ddUveag	gutsc*	kjdadab	gutschein	deigeZZ	gutschein ueber	bsYegWg	guys	dcjbiba	gym	dXogbdi
hab	cedfgee	hab ,	bZdqebj	hab das	dWYepjd	hab ich	Zgmcdci	hab mich	RlcnZiY	hab morgen	sXaebee	hab schon	bZicbno	habe	icYdejh
haben	fihddYc	haben sie	obdfbae	habt	eeZiffj	habt ihr	qedbaZa	habts	ebghddg	habts den	XoZdggd	habts ihr	hYchfee	habts no	Vsbdfck
had	fbfggbd	haeng*	bgkacej	haengt	ZZTjgsn	haett i	Rsaiedg	haett ich	hgacibd	haett*	brbfcZY	haette	haYcjig	haettets	aifdeej
haha	febekbd	hahn	gpVjZbk	hair	emdcfYb	halb	eZrbach	halbe*	ekZidag	halben	Zmaggbd	half	nbfYeeb	hallo	dfeafhc
ham	XjndgVk	hand	gfgkYad	handg*	ZencZgf	handw*	lcUkjZb	has	feedfdj	has been	dfXhckk	hat	febdehh	hat ^	lcdicZY
hat das	bWpblbf	hat die	kcZffdb	hat mein	ngZmUag	hat mir	iaddbkb	hat's	edYeihT	haus	hfVZcqe	hausb*	qfcdbXW	hausg*	cfmcfXc
have	cmecccj	have been	gXWhcqY	have the	Uqfaefe	have to	chgcddj	he	iacbmcf	heart	dbZneeh	hebt	fcoaZep	heira*	ctaVddf
heiss*	iaddefd	heisst	idgbcff	heisst bei	Sgwdbad	heit	dgdefdy	heit auf	jjhZcY1	hello	geaahhY	helme*	qYXdbiY	her	hcZaiia
herbs*	ZjacjfT	here	cdafhgc	here ,	hbaYdpZ	heuer	fgdeYid	heut	fgaefdw	heut abend	ZoYeefo	heut no	agihdbu	heut noch	Ymcccih
heut um	hegfdZv	heute	fgaaghw	heute noch	Znecbep	heute um	ilXhabr	hey	mbhXedh	hi	cgbalec	hier	dafchih	hilfe	jccifXa
him	Xhbajkb	hin	egYfkbe	hinte*	hcZbdmg	hinten	Wadcjpo	his	aXfmdhd	hoass*	fbhZXpf	hob	jYiedcb	hobts	khcadce
hoch	bdU1gUd	hochz*	Wmihack	hochzeit	fkbcedY	hoert	hhkceUg	hof	habfdjd	hold	Wqbefdj	holid*	leehZYe	home	fegZfgi
hones*	cYkihZe	honest	hhVobag	hose	YnilUae	hotel	gnbdZbg	hour	fcfebhq	hour ago	jcTffkw	hours	hWiffch	hours ^	hcWafoi
how	nhbbacb	how can	rVcgccj	how much	TxYeddd	huber	ccejVmZ	hund	gccciej	hund mit	nggdVca	hut	XcTolhm	hut ab	abcxaZb
i	gefdebf	i a	dZVduec	i am	hYilabd	i do	ndZYdji	i don't	daSewcd	i fuer	lQggegj	i get	WqgeeXe	i hab	iaWclhc
i have	mRfehfa	i hob	kXmXdfe	i mi	VyWfaeY	i need	raeYfai	i no	Tcxbeau	i sog	hcUqafg	i still	Xlehgal	i used	fXUibse
i want	dihZhZf	i was	ccjfddh	i'd	XnndaYZ	i'd like	bnbbgca	i'll	Vpbcblc	i'm	eigbeZh	i'm #	Udpibcd	i'm a	hWVcfta
i'm dead	gVYducY	i've	fdckdbn	ich	ggedebd	ich #	VipdgXn	ich bin	behZejf	ich brauch	bmgdeYh	ich einen	hWZfocY	ich fuer	oVfccgb
ich gern	gjeZhYj	ich hab	radYcel	ich habe	aZndefi	ich heut	wSabajh	ich mich	iYkcYja	ich mit	cYkfefX	ich muss	dVlmfZm	ich nicht	hehgdXX
ich noch	qYhSida	ich soll	fbaeoao	ich war	VdigfhY	ich weiss	ewbVaee	ich zum	Xlgfcdh	if	tgYZaca	if i	ibeeiac	if the	nWkbfai
if this	saRhfec	if you	Xjddehe	ihn	bdYfcoV	ihnen	caifcgj	ihr	hicdcbf	ihr a	yaYcVfd	ihr auch	oZfaafd	ihr bis	XtchWdg
ihr dafuer	Tvcddca	ihr den	Xocfcdg	ihr die	jfYhcdc	ihr fuer	qXWdggg	ihr habt	cbljaag	ihr habts	fajXhgj	ihr heit	ecZfek1	ihr mich	XhrcdZn
ihr mir	leYdchY	ihr noch	akaebje	ihr seids	bgUsbde	ihr sowas	Utgacdj	ihr wieder	aoeYfda	ihren	baeVgsd	im	idebefc	im haus	ofjcbTh
im juli	Yodefad	im juni	ZofefXV	im laden	Soffgcc	im monat	feXgame	im spital	Xbsgcam	im zimmer	uShgdWo	immer	dbkheZd	immer noch	kXjdcdm
immer so	YjoVgdb	immer wieder	kXgmTfd	impre*	ecabcpe	impressum	ecabcpe	in	dhecdff	in #	cfZhfgc	in a	efhZfeh	in bio	Vakfcmj
in da	YWijekg	in den	gbfbjcb	in der	iYfgfcc	in die	icaegde	in drei	gqfUcac	in einer	efXlfbn	in eurer	abVfdtZ	in groesse	UpcZfib
in it	nYcddet	in my	cbnXckm	in stock	Q0kdZWh	in ten	ThVhgpc	in the	gafcfgg	in your	Vhkgfbf	inbox	gaaeYqb	included	Wocbdhh
info	afbYnif	ins	oVfebfe	insid*	Yhhffdn	inside	Yhhffdn	insta*	aamdgdg	installateur	ZdsXfci	instead of	dUldnZh	instr*	idmbXde
instructor	XcueYdY	insul*	ibeehbn	insulin	hbcfidq	inter*	gbgadja	interessieren	nXhiZaf	interested	bmXhage	internet	qgXddYf	into	iZYefkg
inves*	dbbdaqc	irgen*	YubcgXn	is	jcebeei	is #	ebgdgdZ	is ^	cbqbcdb	is a	Xcihcig	is an	SlPzbgp	is da	iefeYfY
is der	ikaebbe	is des	cegiYfb	is im	rcYcaei	is in	kbjZdbi	is it	jdeafde	is ma	YYsYgfo	is so	dYijiXZ	is that	sVbfdcf
is the	heXefgc	is there	mjWeadZ	is tomorrow	ZbpccfW	isch	hghdeXg	ist	eefeedf	ist #	iauaZWm	ist ,	eeandaX	ist ^	haeaggf
ist da	jiedcZh	ist das	mZccfei	ist der	ldafdcg	ist die	Zhlbcek	ist ein	fgkmgMi	ist es	qYcYgdc	ist morgen	biodbYc	ist nach	mWZhchm
ist nicht	igPgaqf	it	hdZhcfc	it cost	Spgefce	it was	Zdhfjag	it's	famcdch	it's your	dfXguTb	ja	dcibgfa	jahr	fgUlfdU
jahre*	ajfcaic	jahren	iUdcgkT	janua*	TqZlZgX	jeden	aidlgXh	jedes mal	ZiYqZeb	jeman*	bgdfegm	jemand	aXjahmh	jetz	pZgdabm
jetzt	hdddgdi	jetzt hab	hdXdqYh	jetzt nur	Teqfgae	jetzt zum	lfWedft	jo	addcndd	juli	Yodefad	just	gecbdhk	ka	nZggcZh
kaese*	cdaveVg	kaffe*	dedbfjf	kaffee	ddefjaa	kaise*	hcXsXdi	kalt	ebifcde	kam	aYoefdY	kann	kcbfcfe	kann i	Zngcccc
kann man	Zgcchhd	kann mir	qibccUb	kaput*	fYldfbd	kaputt	Zfqbbch	karte*	aidechf	karten	bvdabXh	karto*	fhkdYdf	kassa	oVmXddb
katz	geXelcf	katze	gedWmdd	kaufe*	Wuacddc	kaufen	Wuacddc	kein	hdjcfYc	keine	jdfecce	keine*	fcndcYh	keiner	Ygheajl
kelle*	Ygaeelm	keller	YnYgefb	kennz*	eaZecom	kennzeichen	eaZecom	keram*	jTcdbra	kilo	aibZhjg	kind	daggfdp	kind hat	pYfVhel
kinde*	ehfcgbc	kindern	lYggkTj	kirch*	bZUdexh	klar	Vejboaf	klein*	fgYgefe	kleinen	XngjbZg	kleiner	ecbZenW	klo	iemWdag
know	ifZZdkc	koa	cndeabZ	koenn*	eibfafg	koennen	gZoceZl	koennt	cgcgZka	koennt ihr	jciYhaf	koennts	Zicicdd	koennts ihr	Vljcdeg
komm	kddeeah	kommen	jcZgdgn	kommen ,	WuYheZl	kommen ^	kdWfffh	kommen wieder	gcUrbda	kommt	hhdddbi	kontakt	cbZZfte	konto	caddjhn
kopf	kcXVrcb	kost	Yoedbea	koste*	YnbfaiZ	kosten	Xpfebcd	kostet	dcnhbYg	krapf*	fmYtWUb	kredi*	kebbchj	kriegt man	ffZdkbY
kuche*	Zfkceed	kuchen	Zfkceed	kuech*	jchbfZf	kueche	oZYeibf	kuerb*	doiZZbc	kumm	fdahgdo	kunde*	nbfbaef	kurs	lYhcdcc
kurz	laaclbh	lager*	Zmeccfc	lagernd	alcedef	lakto*	oYcccgb	lang	hcffZgb	lange*	anlacYf	langs*	aXsdcfZ	last	iYcfjdc
last spring	aeXueYa	late	Xndheab	laut	YhnYjZb	laven*	dllXbcl	leave	obchXde	leben	bgadldW	leben*	danZlXe	leere	ZZcecsd
left	Yckcfhe	left ^	UngeecZ	lehre*	bbokdVb	lehrer	datdcWa	leit	acgkdej	leit ,	dXhpXfc	leitu*	cSveeag	let	Togablc
letzt*	jfcdcda	letzte	gcdcfgg	letzte woche	qZdffVe	letzten	cdkfead	letztes	hiYaehd	leut	Zfbgeil	leute	goaabda	leute ,	Zbfracb
liab	faatYcd	lieb	ciYblei	lieb ,	dqiUbdd	liebe	gdheiWg	lieblos	bfqSfgd	liefe*	eglbabf	liegt	Sfefhll	life	bgYnZhX
lift	nVjfeYj	like	fgfgacg	like a	ZiYhjeX	like to	beaZhnd	link	gjXcalc	link in	fbagdic	list	Ylbhdef	liter*	Xggbmdb
literally	Xggbmdb	lob	jVUsgca	lob an	dYSzecZ	lock	nXpacXg	locke*	iaiccff	locked	kiWahdh	lol	debdlde	long	fehbedb
look	Zbbatde	look like	Sbjcjlc	lost	bYjcejZ	lot	ccdmecY	love	cjfXehe	love it	ZYfybXe	lovel*	cfkddbd	lovely	cfkddbd
lusti*	ddnYfch	lustig	desVeai	m	aguaaYa	ma	fdefecc	ma ,	WceZudf	ma da	Yljaecg	ma den	pcdaZeZ	mach	hiYcchi
mache*	dgafhee	machen	dgafhee	machen ,	jgcaZia	macht	fgadffc	macht ,	WndhebV	macht ihr	iciccdb	machts ihr	ZnXeffd	made	icXifee
mail	jbbcgeg	mails	fZlfccr	mal	ddjdgad	mal ^	fdiXfhp	man	feiccdc	man bei	mcddfZb	man das	neZbbgf	man die	hicccdf
man nicht	Qgubddd	mann	djeXhed	march	bkideYV	maril*	hiRklXe	marke*	hccbcjb	marti*	Woebhcf	may	ijXfecW	me	bebgidf
me ^	ge2SZUi	me if	rRhkThc	mecke*	babvZcd	mega	Zbdpcei	mehr	dbdkedd	mehr ^	agXfhip	mei	aZgfmcb	mein	gbfdhbf
mein geld	ZdrddYh	mein kind	ddjcfco	mein mann	Ybejjdb	mein profil	ffcdVod	mein sohn	kacfedg	meine	ecdgdgh	meine frau	amiZhZd	meine tochter	UloffWl
meine*	edhceeh	meinem	ebdhfdk	meinen	dibegdY	meinu*	WfVcbze	meinung	WfVcbze	melde*	bakbfgq	mensc*	Ubmhggi	mensch	ZZqcgdk
menu	edjVfib	merci	cbdmddc	messa*	afebdln	message	eeZbdne	mi	coeafZi	mia	lbZYkhi	mich	diccjaa	mich an	bkfcbfe
miete*	YuhcWbX	might	YhVaeuc	mine	ajjjdUb	minus	eenicUY	minut*	cdhffbe	minuten	hZZfgie	minutes	aekdgbj	mir	dhgffZh
mir is	ngZZiZr	mir ist	hhebddt	misse*	Srdafhh	missed	Srdafhh	mit	dfeedfc	mit #	ieZgfcm	mit dem	jdcddda	mit den	gibgXgh
mit der	Zfehibf	mit meiner	gXbpafe	mitar*	Wfucabs	mitta*	bjeeddf	mittag	Zidhdfm	mitte*	qYcheXh	mittw*	lahdeZe	mittwoch	lahdeZe
moech*	ddleccc	moegl*	enaaddd	moeglich	amacegf	moeglich ^	gWhfcig	mog	atZcZfb	monat	bhfbgde	monat ,	Pfeiqdb	monat*	eXpZgeh
monaten	fajgfZb	monday ^	mUkcden	montag	Zbedodf	month*	RkodfaW	more	Tgjamde	morge*	bkdchcw	morgen	ajddgdv	morgen ^	VYococa
morgen frueh	elYdfdo	morgen in	Xqcbhbf	morgen is	YsccZek	morgen ist	ZYndblU	morgen um	uZTgbff	morgn	cpadbdz	morni*	cedafjf	morning	bjdgiXg
moved	pcYXghe	moved to	Rkbbfqc	mrs	anWWgme	muass	vbWZibd	muass i	pZXcffh	much	Wgmcdfg	much is	TrdbgfZ	muess*	lZZdjed
muesst	Zjdgcgg	muesste	lZjccbc	musik	eenbYeh	muss	oaZefce	muss ich	kabfdfd	muss man	iddefbg	mutte*	Zhdanbe	my	hceifYf
my bank	edggmSg	my card	Yctbcdn	na	efddjbc	nach	cggdfcY	nach ^	ZjYadod	nach dem	jdiadbk	nach der	hecZgfp	nach gas	lcbYggu
nach zwei	eVkgdhd	nachb*	fhabjah	nachm*	odcfabf	nachr*	cbibejo	nachricht	ffgYdhg	nacht	SoecidZ	naech*	bgdhfda	naechste	bqcedYh
naechsten	jeafcfZ	naechte	jRdfdnl	name	hhfgYah	namen	WjZdemf	ne	hfbfhZd	near	cnafebk	neben*	aeYbhof	ned	cajidcd
ned ,	rdXagbW	ned ^	nbmUbco	need	ehdddfe	need to	pXddceg	nehm	WuXgdcc	nehme*	cmccdcd	nehmen	cmccdcd	nehmen sie	Xkgagec
nehmt ihr	clXifca	neigh*	hfXkXhf	nein	nZdbede	nen	lakebZe	nett	efoYcac	nette	jXVnefe	neue	gdgibae	neuen	ifZddgb
never	bYdgkgb	never again	fdvXTeh	new	aZhkcfd	next	blibdac	next to	eWoaffj	nice	cfqadZf	nich	egVobea	nicht	adkafgg
nicht ,	hhYfgbj	nicht ^	idkceYd	nicht mal	ZipgbVZ	nicht mehr	ikUahfc	nicht so	bjeaqUX	nichts	Yefmfak	nie	eZioYbd	nie ^	ZhUsedZ
nie wieder	fboacbb	niema*	Ybicdml	night	ehYjfbk	nimm	ZvcYada	nix	hZhdcfe	nix ^	ahlagbg	no	akcffdf	no ^	hKnfkhZ
no a	Sucdddj	no an	ekdZbgp	no one	dZkbcjs	no zum	Puhbdee	nobod*	belebdl	nobody	bfkdcdi	noch	Zkdeeeg	noch #	eaWffnf
noch ,	ReidneX	noch da	elceYfS	noch die	ahajeeY	noch ein	iibfbbl	noch einen	XwZgdXq	noch nicht	Xfbecoe	noch nie	pcWieYa	noch was	Xofbhai
noch zu	Rtbbhed	norma*	rWbeech	normal	pdWddff	not	bdcgcla	not me	gXcawYh	notfa*	nYbcheQ	notfall	efdbffZ	notfall ^	qdbaZfc
novem*	cjfddca	november	cjfddca	now	acigfdp	nu	SribgZg	null	acqcccf	numbe*	mWmdabm	numme*	ldUcekd	nummer	idWcfke
nur	ecedhdb	nur bis	qYadbgb	nur das	bnjWdci	nur die	kehkWXg	nur eine	ieUYsdc	nur heute	ddafZoQ	nur mehr	bijddZc	nur noch	gbZcdnh
nur so	Yaubbec	nur zur	fbeeXok	ob	yXeYcZe	oben	caYhdol	obwoh*	WZrfede	obwohl	abqagbf	obwohl ich	Zdodecm	oder	yXaZbcc
oder ^	Udndehi	oder is	bidffca	oder nur	gechbee	of	beeeged	of #	kSrbccn	of it	mVefhav	of the	hgXcfhd	off	eagfdgh
offen	qXeeaeb	offen ^	mZghaZg	offen und	SkZfdpx	offen*	oZfebbg	oft	lcfdcca	ohne	hadebjc	ohne anmeldung	tThedYj	ohne termin	sPaigee
old	kbdfgYh	oma	cbcpbed	on	gcdccjg	on a	fjfchWd	on it	Slhceje	on my	gbjUejY	on the	hgdegZe	on your	cjhddZT
one	hfcidae	one ^	djZidch	one at	MgqkafX	one of	eiZbhek	onlin*	ahgdfec	online	Zlhdbdg	online ^	XjYighe	only	labfcfZ
opa	iZTdqfb	open	qYedabm	optio*	qXddZga	or	ySgbbac	or do	lXZjiZb	or does	Rehcqek	or is	gccgfda	or only	hXffffc
order	Ypfbebf	order*	WnlgYba	ordered	hV0VXei	other	bYddgng	our	gdfibbh	out	adgddjp	out of	maelaYb	out to	ZgYzcTT
outsi*	dbffehk	outside	dbffehk	outside your	YddZesh	own	kccecec	paar	cehYhgd	packa*	ocWibda	page	bgYacsV	paid	YfnaZke
paid for	aatcZfc	parken	scTdcfe	parkp*	dchcajf	parkplatz	idjcdZj	passe*	ajdsWYd	passf*	ipVdccd	passi*	hZoZcdi	passiert	iZkbddf
passt	gcfgddf	passt ,	aclSofe	passt ^	bedmZej	past	fcXZdsv	patie*	ZlcoaYh	patienten	Vphafcd	pay	dgaeeig	peopl*	ccYiejf
people	adgjdee	people ,	ZmhkcUb	per	ekdccea	perfe*	hcZnViY	perso*	agbjbhf	person	bijbgag	personen	flWcdhc	personen ,	dpaffXi
phone	dfpXdak	photo*	aeiaclT	photographer	ToSredc	place	nabeece	plant	oeYaZjc	platt*	drSjbdh	playe*	ddWrdcc	played	ddWrdcc
pleas*	flcfcZe	please	flcfcZe	please ,	iebfgbn	pls	eudcXXg	porti*	Vfpdecc	possi*	Zoahdad	possible	Ymfagcg	post	ceXeenh
post ^	dgWXcuc	preis	Zhegfda	preis ^	clWgbie	preis*	Vqfcagc	price	alcYfic	price for	ZmeZfeb	priva*	bhdccic	pro	Zsbcbeb
produ*	Zciecjh	profi*	eaZZcwe	profil	cegeeeb	prost	ibWcnee	pruef*	ihXkbbZ	punkt	edfmcYa	punkt ^	gbambfd	put	VjhYleX
quali*	Yapfbfh	quest*	lYceicb	question	qZgagXb	quote	dlcghUU	rad	kfcfZcf	radl	Xlicbfg	ran	XejraYc	rate	Ttedddc
rauch*	YdjZcmo	raucht	SepZekk	raus	ocVedhn	raus ^	bhmefVa	read	cgilUdg	real	dabgoae	recep*	baqgaaj	rechn*	agfeefc
rechnen	RrafgeY	rechnung	nWiecah	reel	cbVdfsb	regen	rbhbbXr	reich*	fflbacg	reink*	Ubexcac	remem*	UeWsnZb	repai*	afoXgce
repar*	kXfjfYg	repla*	ckZdZlV	reply	dZlddfi	reser*	Wqjbcab	reservieren	XtYeZhh	resi	agVcsdd	resto*	dkYpbXY	restock	hmgUbfe
retou*	mbdebdf	reversed	qTgdfbi	revie*	eahdajd	reviews	eahdajd	rezep*	idVgdje	rezept	Zcdbdqc	rezeption	peRgdeg	richt*	Zfdhcij
right	ahgbegq	ring	icgedbc	rings	bqmbXXu	rinnt	fencabu	room	emaZgdj	rote	lkXafbk	rueckruf	lVdebkh	ruehr*	Ohgjekg
ruft	ZladmZg	run	gVZfkjc	run a	Xgabepb	s	apYddfZ	saal	qhiWdTd	sag	cdUeyXa	sagen	dibkgWW	sagen ,	YddacrW
sagt	gbZgiec	sagt man	cdbkTqe	sagts	nXfdfah	said	dVudfXj	sale	SqoWcfg	samst*	Yfdefjd	samstag	dgbdjdb	samstag ^	SYgexbc
san	aanbgee	saube*	aecmfce	sauber	aehbhff	say	kYhcfcY	says	kZdegch	schad	edobbac	schad*	gdifcaY	schat*	cebgoXd
schatz	gdcrcUe	schau	dccbndh	schau*	ZfZegmb	schee	adbqZeg	schic*	clbddfc	schicken ^	Rbgfinf	schickts	XsdhbZe	schie*	ZbeikcS
schil*	aciakeZ	schla*	ZhldeZf	schle*	bcmchcj	schlu*	qZTcekf	schluessel	jhaiaao	schme*	ccjiadc	schna*	pZXjcbb	schne*	jZamhXW
schneiden	Wjicdff	schnell	hkhYbdl	schni*	adkdgbf	scho	cdfdidc	scho a	eavZYcd	scho wieder	hZaaqcc	schoe*	cahhgce	schoen	ddgjZeb
schoenen	diWWtca	schon	ceeehdc	schon in	qeadcan	schon voll	Nzfbceh	schon wieder	hUhZnek	schra*	VjoYeek	schre*	Yejgdee	schreib	hfbdchd
schreib mir	deabZqd	schreiben	ZYchgma	schul*	ceicgdk	schwa*	fbghdce	schwe*	ffZkcda	schwi*	gaZihee	sechs	Vmkbcdi	sechs*	bfhYigo
see	bdleiYd	seh	Ydeejhe	seids	gcehcdb	seids ihr	nZiXeeh	sein	Zggdege	seit	fclbbep	seit #	YfheegS	seit der	fifddap
seit einer	saabfZe	seit wann	oMihgeS	seite	fhXadma	selbs*	mXecdha	sell	Wpddgae	semme*	fdlZiZc	semmeln	bgkicYj	servas ,	absebae
servi*	galaddh	service	cdaiega	service ,	kVXxbZf	set	Wmibfaf	shame	ebuUfaa	shame about	cguRebg	she	kbcfdca	shop	cbhlbcf
shop ^	apaZmXb	should	hcYcjgj	should i	rYcbZgn	si	ndXjabm	sich	begiebc	sich des	cdWtbdb	siche*	gYYheld	sicher	ZblqcWf
sichern	fdZXeqa	sie	feceefa	sie die	tYZfeZc	sie haben	eXmdecm	sign	cflXbjY	since	ciqbaYo	sind	icficad	sind wir	XbcczWf
singl*	Tanldfk	sitz	Zhfblbp	sitze*	dcjhdai	sitzen	dcjhdai	six	bdkcdfd	size	kaecfdb	size #	btbeaYZ	skept*	icRtfad
skeptisch	hYTtded	ski	mYUkhdc	slot	bnYbdhl	small	bfcbflg	snapp*	ajcfeen	snapped	ajcfeen	snow	Pkidfjr	so	cfajecb
so #	Yidcjeb	so a	ffjXgdh	so ein	qXddfaa	so eine	YrcZedZ	so much	gXvUcef	so the	YazYcag	so you	YcrVeiX	soap	hZTuafh
sofor*	Zegfgdh	sofort	bjfcgbg	sog	iVWoali	sogar	ccXvfXa	sohn	kacfedg	sold	dcwWbal	soll	sUacchn	soll ich	labegce
solle*	paccdbm	sollen	paccdbm	sollen wir	sdbabaj	sollt*	iaaZenf	somebody call	chTofeR	someone	gfdegad	somet*	dmcdfZd	sonde*	ZiWecqd
sondern	bdVccvc	sonnt*	dcZfekd	sonntag	dcZfekd	sonst	biXqcbb	sorry	kcmZXee	soup	ddtYXeY	spaet*	nUchedc	spaeter	iVbiggc
spass	cfgddec	spass ,	YmbZhgZ	speck	nZhWgdf	sperr*	ibbfZmg	spiel*	qSXgejd	spita*	dcmebbj	spital	dcmebbj	spric*	pZfcYfe
spring	cgXdfmT	staff	cdmdbcg	stamm*	bYgZogd	stammtisch	caUgqgZ	stand	bggZdjk	standing	dflcgXo	start*	fieZahd	statt	kThfdgi
statt #	adrchVl	staye*	beVpeff	stayed	beVpeff	steck*	WnnYeZk	steckt	Uqeddem	steckt innen	Uqeddem	steh	jhhZbbw	stehe*	lfaeddi
stehen	leYfdcl	stehn	ghggWes	steht	kckfXaj	steht seit	Yeodgal	stell*	dagbbnc	stellungnahme	dbrbiTb	sterb*	YZlmeah	stern	dckiVga
sterne	ddYoYia	stieg*	mcXddgp	still	dgfheac	stimmt	lfQcgkZ	stock	XkWidkg	storn*	pUjZcem	stras*	gZZgelc	strei*	eZmfbde
stude*	cbaegla	studi*	iZcnZdi	stuec*	eibgccb	stueck	bhhcfcb	stund	fXjhddp	stund*	ffhfcai	stunden	iZdggdb	suach	W0aZfZi
such	fiXiddb	suche	ZoZcchc	sucht	XYYZiyW	sunda*	idbfcda	sunday	kbafedd	super	XmlXedc	super ,	eevXbXf	suppo*	RjtceZg
table*	fbfedfr	tables	bhnYZfS	taet	klaccYf	tag	Ydiegfc	tag ,	glZfZdp	tage	YeVtibb	taxi	tReegan	team	dcdbked
telef*	aamYghe	telefon	Zgndcae	telefon ^	UdndgfZ	telefonnummer	ehSefmb	tell	deWdqdf	tell me	gilVZfa	ten	dchjcbf	termi*	eghcgZl
termin	eehdecd	test	pbbacfh	teuer	aoefZba	teure*	YmoYabe	text	ZZdbbuW	thank you	eXamlZc	thank*	iXbgnYc	thanks for	fZnhWeg
that	cgfagfc	that ^	ZgkcedV	that the	Obdgplb	the	fefefbd	the back	Wkjccei	the bus	Zacegnc	the car	Zmakcac	the dog	ceWfsYb
the door	ldZhdcc	the fire	ahVdcrd	the first	ccgldae	the kids	jXmfbaX	the kitchen	Ykccdji	the new	YgnffXf	the one	fimZaZY	the other	Vdredcd
the same	ZbrYfec	the staff	dfWradZ	the way	ZeUcnmb	the wedding	lPffhij	them	ahecehc	then	dbiUmfd	theor*	wSgcaca	there	cehZiei
there a	bicefdX	there's	gaXdfmh	there*	fZacglh	they	hZggddZ	thing	jiaZdeZ	third	hclebZh	this	aeddigj	this is	ebajmYe
this morning	mXleXd5	thoug*	cfXifid	thought	Tdadgth	three	cekdccf	time	kbfeccY	times	dYjfegj	tip	nfbfeWa	tipp	bbYkZod
tisch	ebffegp	to	edgddgc	to a	jZceakq	to be	hheaecl	to go	gaerWbf	to have	YqiZdbZ	to know	0WTXcja	to my	Xembffb
to the	gagefec	tocht*	jgebebi	tochter	jgebebi	today	dmfaad3	today ,	fhclbXx	today ^	Uledcjk	told	fffbkZf	toll	depWhZe
tomor*	dicddf8	tomorrow	cifdfbr	tomorrow ,	jSjeefi	tomorrow at	coXefdf	tonig*	ieZfdf1	tonight	fkbddcn	tonight ^	Ulgched	tonight's	ibXhegu
too	bjYhjbY	took	hcgaefi	top	hbgefcd	torte	Ulfiddi	trage*	YbuhbWc	traue*	Zbmghai	traum	jXaqbcf	treff*	lYfajbq
treffpunkt	sZcZZht	trink*	jcecXlf	trip	RddgreY	trock*	mbfbbeV	trocken	lbadcgb	tropf*	cmlXbbi	trotz	qWfeadm	tuer	kZcefck
tuesd*	YjrdYZf	tun	uaXccdu	turne*	dZfpbcb	twice	aeoZhYk	two	eldbbeg	ueber	eeYeaog	ueber #	ekdfeYc	ueber*	fnYdcdh
ueberweisung	qXfedZZ	uebri*	ceWfemd	uebrigens	dbVgepd	uhr	aagdhhf	uhr ^	afsZcaY	um	efedibk	um #	jYidbfg	um drei	hZYefmm
um halb	eVmebhf	und	ddhdfel	und a	Yjekcbg	und an	XdqdfZZ	und bei	daubeVt	und da	feagkZi	und dann	cZqdeaV	und das	iamXbgl
und de	ggTchkn	und der	dmXjdad	und die	VndegdY	und es	mZXiefp	und hab	lgVjgXg	und i	dddkfZa	und ich	gZddhhj	und ihr	Tchljdc
und jetzt	hXocfao	und nicht	bdaYfrS	und noch	pcQfggg	und suche	fPgdcul	und was	VtXheda	und wie	Toccjff	und wuerde	cagWcrY	under	fcWagpk
unfal*	ggThghV	unfall	ggThghV	unfre*	abqUdjf	uns	aihejXi	uns in	aeeeblb	unser*	XaleoZk	unsere	bimgbVc	unserer	mZXZfmk
unten	ldoWcYr	unter	iXeaboZ	unter*	ibdcdgd	up	debcihi	urgen*	mmYbcZW	us	dfbcfid	use	jYagehb	used	nXmYbdX
vegan	icdfceh	veget*	gamdcbZ	verdi*	ebademc	verfa*	pVVofaf	verge*	YZgmcgb	vergelts	fZVufZX	vergelts gott	fZVufZX	vergessen	Zldbhdi
vergi*	YdUzccX	verka*	Vflddih	verla*	dhcddfe	verlangt	gdUkfec	verlangts	Wkefgcb	verlangts ihr	Vkgdffa	verlo*	lbWlcdZ	versa*	XikZdhc
versand	ecYjgfd	versc*	gdhccdb	versp*	ahbamec	verst*	oabahca	vertr*	qUbacke	vertrag	lffecWe	verwe*	mafXakb	very	fZgceia
vet	Pnghchn	viel	cdlgfXZ	viel ^	Roadhjg	viele	qVgcfZe	viell*	adcahnd	vielleicht	adcahnd	vier	denabdd	viert*	ZgZiamX
visit*	eccZcpZ	voice*	Ydtbdbw	voicemail	WguceWs	voll	aociZcf	vom	heaechg	von	ffbfcff	von #	egeefcd	von dem	infVdal
von den	cledgYg	von der	beiYjgf	von euch	bpdacdk	vor	gdicZgf	vor ^	SeregaZ	vor der	iZfefdg	vorbe*	fhXdfgb	vorbei	ZcdgYrb
vorbestellen	Svbgcch	vorge*	nZsXbWg	vorhe*	fcjcceb	vorher	fcjcceb	voriges	XkqWcdZ	vorn	pgfdaVc	vue	Vniccea	waer	XnZYgld
waere	VmddfgX	wait	mbahbfc	waited	gYnbbfa	waiting for	jTjfgcW	wande*	tWUZlfZ	wann	iicacda	wann gibts	Voafegg	wann kommt	mUggdel
want	Znbdaje	want to	hWfeejh	war	dalhcbb	war a	Zaogdbg	war da	Ubqfhdj	war das	lhadcbi	war ein	YbZpehj	war im	nYUeele
war ja	xZYadbe	war skeptisch	faTufbd	war so	dfcnbZg	ware	eduaYZm	waren	egdiacd	wars	dcfsWbb	warte*	eaqbdad	warum	hZldbca
was	bjhecbd	was a	kWZhfhU	was frei	Zpaeddc	was fuer	hLbkogf	was in	nReZhjn	was is	pXcbdfe	was kost	Yldcegh	was kostet	UzQahhd
was macht	bjagfeZ	was muesst	Wpedcdf	was nehmt	Pueafgf	was verlangts	ZoZehcf	wasse*	naebddh	wasser	ejbceep	watch*	dcbboda	water	iafZdjj
we	iadcgef	we got	ceTgoge	we have	ljYdcbk	we're	obeZgal	we've	mdnabWd	week	behbdib	weeke*	XiiXgic	weg	djdbeeo
weg ,	YWohibg	wegen	cahefge	wegen der	ajYijZj	weihn*	alXgffZ	weil	egfgfZY	weiss*	YlXamgp	weite*	baZjhjj	welch*	vbacbab
welchem	ghcbiaZ	well	chbigaZ	welpe*	Zjabfjd	wen	gdhadej	wenig*	jWnbcch	wenn	idcagfX	wenn bis	cYshYam	wenn der	Ubsdhae
wenn die	ffraaYf	wenn i	fdYdboi	wenn ich	lYehXib	wenn ma	jSmfcgW	wenn man	Wckhgee	wenn'*	elYccgZ	wenn's	elYccgZ	wenns	kjXafdZ
went	haeqdUd	wer	Yddcoef	wer hat	lgUeibe	werd	aYhpdbR	were	hbfXkdY	werks*	gbVlcib	what	lcdedae	what do	Unbghdf
what'*	hkbecZe	what's	hidddab	what's the	igbeagc	whats	qbddbac	whatsapp #	biVbepd	when	gjWgbgZ	where	igicabb	which	pbcecaZ
who	fccmaec	who do	njSagfk	who else	UiYescb	whoev*	Zcerach	whoever	abhsZYb	whole	dbekedi	why	kdlcZZa	wia	hfjcbab
wider*	YexZeWi	wie	fgbhcec	wie immer	iZbqYej	wie lang	mabagde	wie teuer	P0dcdab	wie viel	itWabag	wie viele	pSgfeac	wieda	Zhekbdd
wiede*	bgfffcc	wieder	bhdfede	wieder de	RyfXdeZ	wieder die	Tblfhhd	wievi*	bqfcaaf	wieviel	codbZec	wife	Xlafdig	will	Yiekbdg
will ich	UxVcgeX	will the	xXYYbhb	winte*	fdcfeeX	winter	gdUjggf	wir	fhbbhdk	wir haben	acjkfXi	wir kommen	gbXikca	wir sind	ZfUggpZ
wird	heafedj	wisse*	pWZefec	wissen	oXbcffb	with	iceddfe	with a	ZaokdYd	with your	beWffnf	witz	Yekgbfh	wo	hkeeYbf
wo ist	cdcdldn	wo man	bWYvdfi	woch	bboZaic	woche	bidcgeW	woche*	gdebgda	wochen	hYgicdd	wochen ^	Xioccbg	wochenende	ajdegch
wochn	aYsgZcg	woher	rWXfchU	wohnu*	aihifWm	wohnung	dkdhbac	wollt	gaigdbm	wollt*	gjacbfb	wonde*	Yidcclf	worde*	feameZb
worden	feameZb	work	fXdhalb	wort	YdvVfcd	wos	YldjeZb	wos is	qQgcffd	would	ahcfefZ	would love	flbWhei	wrong	admbZih
wuens*	XwTafhb	wuerd	hebddib	wuerd*	bgfcefc	wuerde	cmaehZd	wuerden	dYjbcle	wunde*	aZbwZed	wurde	acjdbke	year	ghgeabZ
years	XiYkckY	yet	Tofgeca	yoga	ZdmXghk	you	ebhefeg	you ^	adgZmfe	you charge	VrbddfY	you do	Xkcdfga	you for	ZeXvbbc
you got	WvSeffb	you have	Zmaeege	you lot	feTrhZZ	you open	hbehcdS	you sell	Yjiecdb	you use	rYgbdZb	your	eacaeng	your shop	jeaZbkm
zahl	hcdYldW	zahn	ccpceat	zeit	aiWjfga	zero	ddpbeXm	zette*	edmdeZb	zettel	edmdeZb	zimme*	hciecbh	zruck*	dfncabb
zu	dgdfbfd	zu ,	jXadihm	zu euch	naYicda	zua	Xlgahdb	zug	qdQZlfj	zum	ckcfdce	zum ersten	ZlYofXZ	zum mitnehmen	TyebeYa
zur	dflcccf	zur info	ddagYnd	zurue*	ifcfZff	zurueck	ibgbefk	zurueckgeben	rWcfdaa	zuruecklegen	Zmffdbd	zuruecklegen ,	ckgffWe	zwa	bpdafaa
zwar	hWfkWkf	zwei	akgaedh	zwei stueck	Tmgfchd	zweim*	dejccff	zweimal	dejccff	zweit*	hWjYihZ	zweiten	hkXdbfg	zwisc*	qXacakc
zwoa	gjcYibb	zwoel*	Whmbdfl	€	iXfdeih	☕	eYajmca	❤	bdcglce	🍀	eYedpac	🎂	iXcUzYb	🎉	cbhUrdb
👋	bcdepad	👌	cfgSofh	👏	aasgaaf	👏 👏	dePsdhd	💀	dbUaxcc	💋	dccdVtb	🔥	cdalbfd	🔥 🔥	dgeapWa
😁	fcYfmdc	😂	ZaZcwda	😂 😂	kgccUkh	😄	XcZhxWg	😅	deZdmcd	😉	bfVdmiZ	😜	bbcavaa	😤	dbceqXa
😭	Wmbfibb	🙄	geWdpbg	🙈	ecWerca	🙋	adceqad	🚀	dYdgaog	🚨	YYaavhU	🤣	bZbbucc	🥳	eTcereU
=question	heddddf	=buying	dgddeee	=complaint	ddhdeee	=praise	dddhdfe	=chatter	eedehee	=other	defeefe	=question briefly	mdeedfe	=buying briefly	eldedfe
=complaint briefly	dfmddde	=praise briefly	efdodef	=chatter briefly	eeecmef	=other briefly	eeeeeee	=urgent briefly	eedeeem	=complaint all	deeeeef	=complaint most	eeeeeef	=praise all	eeeeeee
=praise most	eeffddd	=buying all	efeeede	=buying most	egfddde	=other all	eedeege	=other most	edeedge	=crowd all	eefdfee	=crowd most	eefdfee	=urgent all	feeeeef
=urgent most	dffeeed	=spam all	edddege	=spam most	deedege	=chatter all	deeefee	=chatter most	eeeedee	=question all	eeeeeee	=question most	eeeeeee	=wish all	dfdeeed
=wish most	dfeeeee	=words	dfdeefe	=urgent	eeeeeeh	=asked	eeeeeee	=against	eefdeed	=praised	eedfede	=emoji	deeefee	=stars	eedefed
=links	eeeeeed
"""
