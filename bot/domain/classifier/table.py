"""Table of learnt weights, made by `python -m bench.kinds`: see learnt.py."""

STEP = 0.043593
BASE = (0.2625, 0.1474, 0.2478, 0.1551, 0.0684, 0.1187, 0.0573)
WEIGHTS = """\
!	Yddlgdi	!!	aiibXkd	#	clebbfh	# #	bibaejb	# %	ZabectZ	# ,	edibcfa	# ^	dcdffgZ	# and	hYlicYj
# euro	eXmcfek	# for	cUzaeYi	# fuer	eVsgYbh	# grad	cYhefhN	# hours	kaccefV	# in	hXeaele	# jahr	YeYtbed	# jahren	jVYgkhh
# kilo	eeagajl	# leute	fnYeeZe	# mal	Tjaasfa	# minuten	fYeeghd	# minutes	nWhZefl	# oder	olVgdWZ	# on	hYTecvd	# personen	clahdag
# stunden	Xaiaeqb	# tonight	fagdffq	# uhr	hdbhfci	# und	iebdZjZ	# wochen	pWabdkY	# zoll	Xubbbem	# €	jZeccjg	$	gbhefce
$ #	eXlfahg	%	kUccaqc	*'ll	dgcakbZ	*'re	jdfcgaf	*'ve	bdxacVn	*abt	YjobeYe	*ach	geejabd	*ack	Ynagahf
*act	cgYbfng	*ade	dbnbebl	*adl	VldjYht	*aff	fcleacg	*aft	ecfeZlg	*age	dakebgc	*agn	mndYaYi	*ags	fdgcWlh
*agt	Wjmceah	*aha	aebdndd	*ahn	dXmkeZk	*ahr	dhYkfbc	*ail	Yfibfhi	*aim	gbacfjb	*ain	hbgfcch	*ake	kjlVbZn
*akt	bcZadte	*alb	Tadoela	*ale	cbiabmi	*all	kabfchf	*als	iYiegaZ	*ame	mXjUdjc	*amt	iZdediZ	*and	gbclccc
*ane	scbZcci	*ang	hakdeZf	*ank	Zegedhd	*ann	ZidbifU	*ans	mbgfYcf	*ant	fcgfcek	*any	cdfapZd	*anz	agddjed
*app	ddccfif	*ard	cfafbkf	*are	jhecdZm	*ark	cmVekbf	*arm	ajjdeZh	*ars	jWdnYfV	*art	fbfgcgc	*ary	ajbfgde
*ase	ffhXbjl	*ass	acfigca	*ast	dalcdgc	*ate	ehfgbbg	*ats	dlbcbhd	*att	dfadeke	*atz	cddfeib	*aub	dcdgega
*aue	YsVeajV	*auf	hbdbeie	*aum	Zjdgcff	*aun	UgZhmgf	*aus	ecdbkfe	*aut	ebkbhah	*ave	ZfgYqae	*avo	ddsQdgn
*bar	aghddfb	*bau	mdYiadU	*bei	gYeddjY	*bel	Wnbffec	*ben	ebcedke	*ber	dccdhgb	*bes	cfdfjah	*ble	hgegYdh
*bst	geeefbb	*bts	fjegabc	*ced	qbedZbh	*ces	dhYecjb	*che	dgbddjc	*chi	ZccesZe	*chn	hgfdZed	*chs	Slifefh
*cht	gbeibfh	*cke	bajgbge	*cks	kZmXhaf	*ckt	behbjcg	*cle	OkZlmfa	*d's	blbZiec	*day	agebjel	*ded	blVgfhb
*del	icogWYc	*dem	ZYqfiYb	*den	hdefZfd	*deo	hdYcigb	*der	gdceefc	*des	idbclYa	*det	meaddce	*die	eugXaYh
*dig	mT0abTc	*din	TlWrhaX	*dit	YZagcta	*dra	gYabdqe	*dts	oacZajZ	*e's	dibdbjr	*eak	jZqUgZg	*eal	fXb0Sch
*eam	XgYhemb	*eap	ebZecoc	*eat	edhfhXb	*ebe	ccbifhX	*ebn	hgrWbXn	*ech	cflcgXZ	*eck	icffccf	*ect	fgbkdZe
*eda	Yiflade	*ede	ZfoXfeV	*edl	QuYlgad	*eed	nOXlgic	*een	igceaeZ	*eet	dfYfghe	*eft	gUTfbzd	*ege	Yddaeqh
*egt	lYdddfd	*ehe	kaXaaqh	*ehl	pbcbfah	*ehn	WcqbkZk	*ehr	brdcWeo	*eht	hYhanZd	*eib	gcYjbia	*eid	apacfdb
*eig	lWZdcoi	*eih	gYabepf	*eim	eYdjcie	*ein	ZfcfZog	*eis	Yrcdbdc	*eit	ddgdefd	*eke	fZVbdvY	*eks	bjkdcYg
*ekt	cfklXZf	*eld	hYeYmfa	*ele	qZZbbjb	*elf	kYimZYl	*ell	ggbcche	*eln	bdihZga	*els	heekcXf	*elt	gekfYbf
*eme	cZajnbm	*end	dgaigaf	*ene	hhccbfZ	*enf	bbrcdai	*enk	Tjfbmdb	*ens	iYaWgqd	*ent	haabgjg	*enz	aalbdhf
*ept	jbagdgi	*era	qZegYba	*erd	Xkgcdgf	*ere	iccfbga	*erl	bkecfcd	*erm	faaZnih	*ern	gbdefed	*ers	fdcffed
*ert	daehbkh	*ery	hahfdci	*erz	ahajbgZ	*ese	feYgdid	*eso	hXsbYeZ	*ess	fegedde	*est	eUdifke	*ete	ebjZamf
*ets	egddfbj	*ett	bfmddaf	*eug	Tjejjbe	*eum	faWcbub	*eur	cgifacg	*eut	danlcTh	*euz	rXXkcbh	*eve	OsmchYY
*ews	cchdZlf	*fee	deehgZc	*fel	dfijaae	*fen	bcgcejl	*fer	eghbgZe	*fft	UdhjbkX	*fil	cdeddjb	*fis	eeYXbua
*fon	YhpcdZf	*fte	edbfalh	*g's	ddgcico	*gal	WaetWim	*gar	adXybZb	*ged	iXmfbbi	*gel	ZYphgZe	*gen	deddcie
*ger	gfahcec	*ges	dbsYhWc	*get	ZnShlcR	*ght	haffcfe	*gic	dXlkfYj	*gie	kcZggap	*gin	gZYmeff	*got	efdYfkh
*gst	Wcfocff	*gts	ZmjcZeh	*had	fdsZbab	*hat	XrXdefZ	*hau	cebdkdg	*hed	YiXjkca	*hee	abZtZfg	*hem	bldefZa
*hen	efieccg	*her	jbiddad	*hes	dbmeeZk	*hig	bbbjdia	*hin	rYbcddk	*hln	iVlaffX	*hlt	ibdfahd	*hly	lkbaeZf
*hme	gfifgUf	*hne	tXUeZma	*hnt	bZXhcsb	*hof	hXjcgdh	*hon	cedeidb	*hre	dfZefiW	*hrn	fZqcbbf	*hrt	dZcdhlj
*hse	Sebglkb	*hst	Tlbceme	*hts	gfeZfge	*huh	beZfdlg	*ial	mccbYke	*ibe	lcQhhiR	*ibt	ZijYffk	*ice	bdlfaee
*ich	jceibZe	*ick	cegdajf	*ide	eggdZgc	*ids	hafocWd	*ied	iccfdfY	*iel	nhXeccc	*ien	Zebbgmg	*ier	gdcjccj
*ies	cbbegkd	*ife	bkeZefk	*ift	ihabXlq	*ige	bagsaYs	*igt	lYebciZ	*ild	nbmcXYi	*ill	hagdcfg	*ils	ddoWhcs
*ime	ghigaYc	*ina	edrbaac	*ind	oYeXgfb	*ine	gfecfce	*ing	aieddfh	*ino	Zblabme	*ins	bbhcmbi	*int	XefjbiX
*ion	kbdcchg	*ios	geRooVc	*ird	adkebfg	*ire	hXddnba	*irs	ieeZakh	*ise	eeeddhi	*ish	bdeemaW	*iss	hbWjcjh
*ist	Ygmfbbf	*ite	bdaedna	*ith	ZcUogja	*itn	XqYbghb	*its	beVelib	*ium	ianYiWc	*ive	ZfhedgY	*job	YXgbdtd
*ked	iakcbch	*kel	qZaZbjY	*ken	echfafh	*ker	Xggefgc	*kes	dgcnbZe	*ket	ZcliZfd	*kig	ccbraca	*kte	mdddace
*kup	bhdfees	*kus	habglZd	*l's	mWkdcbh	*lag	fZpadch	*lan	bqhTcfY	*lbe	henaZbe	*lch	bgYhclg	*lde	dbigJxb
*led	hbldeYh	*len	dkcebei	*ler	eebddlf	*les	cfbheeY	*let	gcZifea	*ley	aebdlde	*lfe	Xfddhkh	*lia	bgYdqaa
*lie	gVbdgno	*lig	khfcdWf	*lin	dcbeRyh	*lla	fladQpf	*lle	bbZdljc	*lln	Xrfabdh	*lls	belahbY	*llt	gUqeafc
*lly	cddibhb	*lon	VnseaUg	*low	YcdiZob	*lpe	tZYcfag	*lte	cYjgaih	*lts	beahalh	*lve	ierYeTn	*mal	fdhefbd
*man	XkZdmba	*med	hhbigVa	*mel	mXrdVZa	*men	ehbgdde	*mer	Zchjdef	*mes	aZsWckc	*min	dhgdZgf	*mit	gTkficj
*mma	akfidZi	*mmt	fgbdbie	*mpe	glbeZce	*mpy	Xfcpcdd	*mts	Xofbfbn	*n's	heehdYc	*n't	eabnbfe	*nal	dcccigc
*nat	ahdbife	*nce	haccfhc	*nch	lWghccm	*ncy	gffeeab	*nde	hcdadie	*ndl	beofVfj	*ndn	feScfqa	*nds	fgbiccY
*ned	daghiaf	*nel	fUfYdtj	*nem	cfgedef	*nen	hcgbbhf	*ner	beechgg	*net	iYledbg	*ney	bhcjgae	*nft	atSdici
*nge	cffjcci	*ngs	addembb	*ngt	YhZcdoh	*nig	cmYdffb	*nik	dbbWnjd	*nke	cfahdhc	*nks	ckWbflk	*nkt	ajbfeeg
*nna	ZojUcff	*nne	pVZecib	*nns	llWYgcY	*nnt	cgdffeg	*nny	eXmeeca	*nsl	TrigYcc	*nst	fZgneXX	*nte	ZqcahZh
*nth	idgccda	*nto	hdecgcf	*nts	ibgfead	*nue	btZadcY	*nze	kbeadei	*och	cmccZhd	*ock	Xocbcik	*ode	mYTdhlb
*ody	ddhfddh	*oed	bgZjkYY	*oen	cdeifbf	*oes	hbUkamb	*ohl	cflhXch	*oin	cdebapo	*oke	aYflefe	*oks	fYefZma
*ole	dcifdcd	*oll	bbipXdf	*olt	lUcmccf	*oms	jfUldbc	*ond	aYhfjel	*one	dbdgcig	*ong	ccblfee	*oni	ddXahnl
*ons	fhahbec	*ont	Ugifeho	*ony	Xfeboce	*ood	fgXobcb	*ook	Sndgfgf	*oom	Yikhcaa	*ops	ebbndcX	*ord	idZbZpi
*ore	fchcfdh	*orm	bgWaiob	*ors	dZbkcjW	*ort	gbhccgd	*ory	kaiebca	*ose	edaeYpe	*oss	YndgZfd	*ost	ZggfjZg
*ote	UigdXqe	*oto	dkbfafe	*otz	lbggaaf	*our	eedebjg	*ous	nbYjacc	*out	fcWlffd	*ove	dhXfgfl	*ows	fXdbmgl
*pat	bdzcQcd	*ped	ehcgiYi	*pen	qYThhek	*per	nYchdbe	*pft	eeijdWY	*pie	ZsXhfYY	*ple	fhdedbd	*ply	dYlddhi
*ppe	earcacd	*ppn	oWfYamf	*ppy	jceWmbh	*pto	eabfang	*que	bcccdpS	*r'n	ZtVebhb	*r's	eYfefhe	*rad	Zjifbce
*rag	bjeeZhh	*ram	ddZbikb	*rat	XveUcfe	*rbe	ifhddXf	*rbn	cbfjeem	*rci	cadoddc	*rde	biicdci	*rdn	YkWedob
*rds	edbeoYc	*red	dfeclab	*ree	bfigcbf	*rei	nYYnXfb	*rem	Ycgfghn	*ren	gdcbeif	*rer	febbeid	*res	ibUlcie
*rge	Uodggbf	*rgn	fsXcZdx	*ria	jiUiVkc	*rie	khceZbp	*rig	iUqjYZd	*rin	adhhbge	*rke	XbddYvb	*rkt	ddcaenj
*rln	aeaVqje	*rma	odWaeia	*rme	mfffcXc	*rnd	Xnhbdch	*rne	eeedbiZ	*rnt	iagcair	*rol	vWadafb	*ros	dbqadbg
*rot	damkVea	*row	coeedWs	*rrn	acXzaab	*rrt	lbgXdgm	*rry	eekanTe	*rse	Tthcbbj	*rst	Zcdhjeg	*rte	lhebZbg
*rti	ecbeuTb	*rts	kXfaYod	*rty	nbkYcad	*ruf	XTpafnn	*rve	rgVgYcc	*rze	tbYbdcn	*rzn	WrcbZje	*sam	acanefX
*sch	egeedde	*sed	dacsYde	*sel	akicZej	*sem	aipaXde	*sen	hdegcch	*ser	beedekb	*ses	ecfdcif	*sic	Ydmcfef
*sik	agecnYe	*sit	dafdfid	*son	bfhfZih	*sps	eerWbcf	*ssa	XjddifZ	*sse	cfWfcnh	*ssl	kjTebgi	*ssn	iYmXbim
*sso	eagmaci	*sst	lbZjccZ	*sta	aWhWpld	*ste	kbfebcc	*stl	cYZhjjh	*sts	bhgbgdX	*sum	dbZacte	*sur	chXodbj
*t's	idhZgcl	*tag	eiacidg	*tal	hccdjbm	*tar	ajvWeUX	*tch	Yijbgdk	*ted	dejebdc	*tel	ecgakde	*tem	cZiibfc
*ten	bhdfdfe	*ter	edcgdfc	*tes	dbdjeea	*tet	eZheegd	*ths	feocbYV	*tic	iYUjcng	*tie	paaaeea	*tig	lbZicdg
*til	hcfeZhe	*tin	YZefjjf	*tis	gZbdekd	*tle	haUikeg	*tly	lacddfb	*ton	hiXjcba	*tor	eakdbfc	*tos	Yfieajc
*tra	fdgchac	*tte	gjfeaai	*tti	afXcmhj	*ttn	fhqbTci	*tto	ohYZagW	*tze	cgjhgTf	*tzn	Snjeddk	*tzt	fajddfe
*uar	Yobbcjd	*ube	oWbhceY	*ubn	fZcedld	*ubt	Ydjgdet	*uch	egbechk	*uck	dZpffXs	*ude	ldXeehe	*ueh	Zifcega
*uen	bjdebha	*uer	bfbdlde	*ues	faklcVf	*ufe	gccdicf	*uff	YolZfXh	*ufn	UljgXhj	*uft	kYgiZdi	*ugh	fgYkfac
*uhe	kZffccc	*uhl	ocYcbin	*uit	Thkbkeh	*uld	ehegdcf	*ule	mZYlbef	*ult	XfjtVYf	*ume	gggbVkd	*und	aighcbg
*ung	hddfdee	*upt	hbdcidk	*ure	jiZaeee	*urg	bbibnaf	*urm	idXcjgf	*urs	dnZedcf	*urt	fWjedgs	*use	kbiedZf
*usn	Ykjbcea	*uss	cjjbdac	*ust	keakXec	*ute	Zehjebj	*utt	Zftaach	*ved	dednXeZ	*vel	Vmedcif	*ven	chjYgck
*ver	hdchddb	*ves	hfXehfb	*von	ibegceW	*vor	fcbYeoe	*w's	edbeeir	*was	chakebh	*way	oYbbffY	*wed	qYhZadi
*weg	jZWlbjc	*weh	Ueenjad	*wer	ebgcegj	*xed	Yffmcch	*xis	facZepb	*y's	ghndYXl	*yed	dZWxcbY	*yer	Vbaalqd
*zen	feeicdg	*zer	hXfajeX	*zig	WcjjgcZ	*zte	lbabdij	*zug	UnmagZk	,	beagfig	, #	Yigdicb	, a	aafWknl
, aber	cfqgeSc	, alles	Zcmiccl	, also	keafcdd	, and	ccjigXU	, another	cfsUcdf	, are	esXZfbf	, auch	cZXofhb	, auf	lbcbbgp
, bei	ZaeZqha	, bis	gcTdnhR	, bitte	bUXhgtq	, but	idledUU	, can	VydeZar	, da	ZXgbmkh	, danke	cYfgifd	, das	VbZidsh
, dass	eXcmdfh	, de	giVpbZa	, dein	gbiVqYV	, den	YdVkcpZ	, der	eeWhhgd	, des	ccnicWf	, die	bckZehi	, do	gjaghWe
, drei	jWkcbgi	, ein	dccbiiW	, eine	makddWb	, einfach	eeaTgrc	, er	khYfZgn	, es	keRailp	, falls	gbcfalj	, fuer	ZmYgefZ
, geht	andcZif	, gestern	cZfnccY	, got	eagmfXc	, hab	WefhZnh	, habts	mkWXhcs	, haettets	Srdfdeh	, handy	fkqadQy	, happy	YiYWetc
, hat	gjYjbcY	, heit	WZjdpbY	, hobts	cseabYg	, how	rZabfbc	, i	eebkddg	, i'd	aoaheZS	, i'm	UuYedgp	, ich	ffeWaoj
, ihr	Ychkdeh	, im	bgebeic	, in	eedahhg	, is	niaafYf	, ist	mkSfbfh	, it	kZfZYnk	, it's	jaWakia	, jetzt	aeodcba
, just	jZaigcU	, kann	aqZcedg	, kein	Xcdiihf	, keine	Vmhahdd	, kinder	gZWveZb	, koennt	oeYYdhr	, left	gdVpebb	, mei	ombdZUl
, mein	cjkddWl	, meine	hbkVggb	, message	bZcZcvc	, mit	akWWjnd	, my	abmdhae	, nach	clQdqbY	, nicht	geKagyV	, no	cXenbgg
, not	fcWdfnd	, nur	cagcXrb	, ob	qaeXiab	, ohne	bccoZga	, one	WndZeji	, only	fglSalX	, or	idfgdYX	, passt	Xhpccae
, people	eeaYfnT	, please	ehaYfkh	, sagt	YedfqYe	, schon	fcvZSgb	, she	Zkekbag	, she's	gZWzbWW	, sie	ZcRhdxb	, sind	uiXdVbe
, so	kchXchd	, sofort	dcSlndX	, sogar	ZcisbWi	, soll	ueQfebc	, sonst	WkdTphc	, steht	giXabmW	, still	XfnblXi	, the	kcVbcof
, then	hheZiZb	, this	Ycidkdd	, um	Vbqfddb	, und	fbhocWQ	, unsere	gfyVXXn	, wann	ZvbXbfa	, war	iggOmdY	, was	veXccZe
, we	ZjjeZee	, weil	XcZseeY	, wenn	Zngecab	, wer	dWcdliZ	, what	siaZcXr	, wia	YikoTbj	, wie	qbgXfZi	, wieder	davYcbZ
, wir	Wcledje	, wird	byYadYn	, wo	iVZjlch	, you	gVgoZeb	, zwei	cheocWe	.	Vbmgbkd	/	hZdYfle	1=	fbzZXXi
2=	Zg2WaWc	2am	aTckhmZ	2x	Xofcfbr	3=	dV4Rbfb	4=	ZXfzWdj	5=	adX8SYd	70th	mXgchbc	:	daacepX
: der	fWzaZac	: die	eabeflc	: ich	doahfUj	: is	qjZbYce	<	Ybffldn	<12	ZbZescY	<25	Xeafmgc	<3	Zbacsdb
<6	caaepda	?	mjbbZce	@hann*	accdcog	@opa	Tegcofh	^ #	Ymibfad	^ ,	halffXk	^ ^	hagcial	^ a	Zfkedec
^ ab	uUfaecc	^ aber	agoadbd	^ alles	ddpYaff	^ als	cbVfcsd	^ also	cgpgVbZ	^ am	aVeZhtZ	^ an	abdYint	^ any	jjcbYfd
^ anyone	ZuYidXd	^ are	nbeacde	^ asking	nXhdebd	^ auf	Wdphadk	^ august	cqWbibd	^ bei	bVZcczg	^ beim	Pkkdble	^ best	cacqbcd
^ beste	beZrdab	^ bestellt	WewbgVc	^ bin	hhdgYdd	^ bis	odbdcbc	^ bitte	hibdddm	^ booked	hZoVfeX	^ braeucht	Ukhfeen	^ braeuchte	ibededn
^ brauch	qWdcahg	^ call	cfvXcXf	^ came	hZhqYXf	^ can	mdcebdc	^ could	gsUZgcY	^ da	Sasdidl	^ danke	bcfYodd	^ dann	WlVejjc
^ darf	lZfhXgb	^ das	ZbrgeWf	^ dass	dYhrfUZ	^ dat	Rbfbrig	^ de	ZdlmXcZ	^ der	Rjifehe	^ des	Vahiclf	^ did	nZTfhge
^ die	TfsfZdg	^ dm	eibfWjd	^ do	pbZeZge	^ does	1YaeXZd	^ drei	ebpdcZg	^ earn	cYXddvZ	^ ein	jhekZUd	^ eine	ecmicWe
^ einfach	gdUsYeh	^ einmal	WpeXfhU	^ emergency	efVcmgb	^ endlich	Udfogbd	^ es	Qnlffbg	^ euer	bXglajk	^ eure	adgeamg	^ example	adYffna
^ faellt	scXgbZg	^ falls	dlYbbjU	^ fast	YhzUcYg	^ for	dYQbf1c	^ frueher	YexWiVd	^ fuenf	fbnYbga	^ fuer	agsXeZe	^ fun	ZfeVcsd
^ fyi	XhcYcte	^ ganz	lgWneUY	^ geht	ioYcWhd	^ gestern	hbdhkXZ	^ gibt	hfYegfd	^ gibt's	Vocgecd	^ gibts	llfZaYh	^ gilt	rTgcddi
^ good	YiYTxeY	^ great	gedmYcg	^ griass	cdeXqcV	^ gut	XdftZad	^ guten	gebdjcQ	^ gutes	gebqZXg	^ gutschein	XYsffbb	^ ha	eeYZqda
^ hab	cccdjgg	^ haben	embdbdd	^ habt	Zekgbeg	^ habts	ljcWddf	^ haha	Zdacqdg	^ hallo	cgfZfhb	^ happy	bdcXtcd	^ has	zXhXbZf
^ hat	tZhecTf	^ have	pXWhdgp	^ he	fqVeWik	^ hello	hfdXfia	^ heute	dacjkbS	^ hey	pafYdei	^ hi	jheeYda	^ hier	jPhnZhj
^ hilfe	edfZmbg	^ hob	hnWgabr	^ honest	jfXlbbh	^ honestly	aZqiYdc	^ hot	fdbgVnd	^ how	vWbdaea	^ i	cghcbfd	^ i'd	VrYdhdj
^ i'm	gYddgih	^ i've	ldjcbXm	^ ich	Zdjcfgh	^ if	fZYdofU	^ ihr	QTwlchf	^ im	dWmXapn	^ immer	ahsZaaf	^ in	agkTelZ
^ interested	dzXfZVe	^ is	pfcdZaf	^ ist	lkacYda	^ it	fZuXcbX	^ it's	iZgeYin	^ ja	ZigcmXf	^ jetzt	XclXfmi	^ just	cdWjhhb
^ kaffee	YecWrhh	^ kann	odcedYd	^ kein	TcxdZej	^ koennt	bgfcegV	^ koennts	Zpdaeeb	^ kommt	ifWgefg	^ last	coaeccc	^ letztes	aewXdYe
^ looking	hjYfaeT	^ love	bbgndbZ	^ lovely	ffalbbb	^ ma	ZbcetZc	^ mahlzeit	bbcepae	^ man	Wiocbdf	^ me	cWdV2ac	^ mega	fehmVbc
^ mei	ebflXfe	^ mein	gcfgaei	^ meine	mcdeeab	^ merci	difUobe	^ mich	oYffbaf	^ mir	ggZjbdg	^ mit	pTndbae	^ monday	fZSdzab
^ muss	iZiecde	^ my	ednbbcg	^ na	cahakff	^ nach	ecjoaWl	^ need	WtWcfgg	^ never	danfccf	^ nice	efibecf	^ nie	dajWgle
^ no	jdjaeae	^ noch	YqbeeaZ	^ not	celbhZa	^ nur	idhZced	^ ohne	YeWojca	^ ok	SfYkpeb	^ one	effTijb	^ ordered	lclWbdf
^ our	lcWcghj	^ overpriced	Uetbaga	^ paid	lWwacSp	^ pay	eaTbkqX	^ please	mUZddmm	^ preis	bineaZg	^ price	asZfdac	^ prost	gcdXpbc
^ put	dxeYXZc	^ sagts	vcOddgX	^ schad	fdsZbab	^ schmeckt	Ydrccch	^ schnell	hlRoZcW	^ schoenen	bbiapYb	^ schon	RZxfecZ	^ sehr	gXgjagZ
^ seids	rbfZZdX	^ seit	Xbrdfbj	^ she's	eWuWeel	^ should	sYYbbig	^ sie	gUghgfj	^ sind	sgZZZdb	^ small	ZXcdeue	^ so	cXmlcaf
^ sofort	fNilkeU	^ somebody	caefqXh	^ someone	mXbboaj	^ sowas	dVXwiYZ	^ sperrts	tediYTd	^ steh	uXccgWp	^ steht	nbUhdgX	^ stimmt	iaedpTf
^ stuck	Xoidbbu	^ suche	eheddce	^ take	bseYYeZ	^ tell	YcXbvfc	^ ten	dbYqbgb	^ termin	YtVddgb	^ thank	dfUjkce	^ that	XZY5Yac
^ the	aYncggf	^ there	Xeccfou	^ they	cbukYTf	^ this	YcqYmXZ	^ tipp	bdcZbta	^ took	ccWgilc	^ torte	Tgrdfaj	^ two	ekacgcX
^ um	lYidfZX	^ und	iWtYeZW	^ unser	mhYfbbn	^ unsere	pbNmfeb	^ vergelts	hbTpfeb	^ von	ZZpebgg	^ waer	W1iYUck	^ waited	jYmZedf
^ wann	kecgacf	^ war	idbcZlf	^ warum	ljaadcf	^ was	pfZecZf	^ we	cZdhfhe	^ we'd	Vpfchbg	^ we're	saVcffu	^ welche	uXebeYX
^ well	YfenjWk	^ wenn	gYidkZb	^ wer	WcdhsYb	^ what	lefbZef	^ what's	pTefcfd	^ whats	rbedbYc	^ when	kdcgeZb	^ which	yXcWbfc
^ who	scbdaae	^ why	ccqZagh	^ wia	xXXhZcj	^ wie	vcXYcdf	^ wieder	gXjbXoj	^ will	dndccad	^ wir	eWkZeld	^ wird	oXhaedY
^ wo	oVdeede	^ woher	paebYhY	^ wollt	ddingSj	^ wos	YhbaoeZ	^ would	bpfZadg	^ wuerd	Vlgahfi	^ you	fQsgbdq	^ your	aXqcajt
^ zaehlt	pffdbWf	^ zahl	ascZcdi	^ zimmer	ecnabfg	^ zu	iWYcdrY	^ zum	fQkhgge	^ zwei	cfkbbfj	^ ❤	cdgVpde	^ 👏	egeKvef
^ 🔥	dYfXmjj	^ 😂	XdjgnWf	^ 😍	dagZocf	a	dheeddd	a #	alZigZa	a bissl	kcjadbc	a family	Spdffej	a in	N0Zecfe
a no	qVZjiXf	a quote	ofdbcae	a small	lbdZehk	a traum	iXehcfc	a week	effXclj	ab	gcdcblg	ab #	XhZghjc	ab ^	iZggdbf
ab montag	dhdfPqY	ab wann	mcclbWg	abbuc*	hSpaicn	abend	dgidZfp	abend*	amddYhl	abendkassa	Rqegcfm	aber	bdjZckU	aber #	XZsbZkd
aber da	vXiZaYj	aber der	fmjYbae	aber die	cioYeYi	abgeb*	fflfbXx	abgebucht	VfsbhXo	abgebucht ,	gbjdgZr	abgeh*	fdQonZl	abges*	Zbmdfej
abhol*	pbeZdcg	abholen ^	Predfee	able	cnWkeag	able to	cnWkeag	abo	YhlYakg	about	cbeaenZ	about my	RktZebk	about the	aefoYdk
absagen	lTdichZ	absch*	jjWjbZt	absol*	YdhpeXV	abzug	XmZeeik	accou*	edadigk	acht	bbibdkk	achtung ,	TlXfZtr	acros*	faWadsn
across	faWadsn	across the	faWadsn	actually	feUmgdf	addre*	mfXeecj	admin	cXdadsa	adres*	oZafcdd	adresse	oZafcdd	adult*	bnebece
adults	bnebece	adven*	Toheecf	advent	qbfWfae	adver*	eewaUba	after	femadbf	after a	bjjgeVd	after the	mZXdekm	again	YifdfeY
again ^	fcWdnfd	ago	dfraeWl	ago ,	lZecfdk	ahead	rRgibcb	akku	jWrWgaj	alarm	XYgjmbe	all	kZjcadf	all ,	cqXieZZ
all the	UgnZghi	alle	fZfdckh	alle :	eaWcbva	alle ^	YStcgji	allei*	kejYeYk	allen	bYibsYe	aller*	pdacdbk	allergisch	xVedWda
alles	hYbjgde	alles perfekt	fddmXej	alles wieder	jbVickb	alone	jZTsbcc	als	aececmd	also	decXikX	also die	aZweZac	also ich	cdXocgb
alt	mVgZdka	alte	jVccbpZ	alten	YcYpjdc	alter	geinXVg	alter*	qYbhfYa	am	jechadc	am #	blXZhkS	am abend	cepQdjf
am bahnhof	efiddbu	am besten	tWbVfja	am donnerstag	dZZbXyj	am foto	SfkYngb	am freitag	cdfdgfV	am samstag	higcbae	am sonntag	cYgnebf	am tag	UlZecob
am telefon	agmehVl	am tisch	fXckgeo	amal	hZhZjda	amoi	ddkbcfW	an	efheccd	an #	enVeeee	an ,	jhbeWip	an ^	Yobbgen
an appointment	YjXneci	an den	eWVzaeg	an der	SclZmii	an die	Ufflchh	an emergency	eecjbdT	an hour	lYgegZr	an termin	diZefhe	and	efchfdk
and #	kWlheXb	and a	dfbneZe	and can	Spbhefa	and got	YcraYka	and i	Yefekde	and i'm	lYTpedf	and it	iZkfbag	and it's	iieceZu
and my	hkcZdch	and no	oXcibcj	and nobody	ghigcVc	and now	afqXhZg	and our	dijefUs	and the	ddobdbk	and then	kVhdaji	and what's	Usddgab
and would	cVcZbye	and your	oWgkZZ5	ander*	eclcccb	andere	eiSgghf	anderen	bftWccc	anderes	bapZgcd	anders	fcoWcgZ	anfae*	taYbbfZ
anfaenger	rccYcdh	anfra*	lVYefmg	angeb*	ZgkdfaX	angeblich	XWyZgbb	angebot	emagcac	angef*	ieTYauP	angekommen ,	jYoacbs	anger*	ibnccYl
angerufen	YdxebVo	angsc*	Pbzecdl	anmeldung	vWdYbfe	anruf*	dZrYbfq	anrufen	ggUahkV	answe*	iaobdYn	antwo*	abqedak	antwort	dZjgfcg
antwortet	Xftcaaj	any	btZebai	anybo*	teUeZeh	anybody	teUeZeh	anyth*	ekYgagg	anything	ekYgagg	anywa*	qdcZead	anyway	qdcZead
anzah*	Vdhddnm	anzahlung	gXfddka	anzei*	ZgsYfXr	anzeige	ZgsYfXr	app	gXjjdbV	appar*	ZgxZcVe	apparently	ZgxZcVe	april ,	YwamaRZ
arbei*	nSobdbb	arbeit	YXvgWgf	are	hiZgbdg	are the	jbZfbic	are you	oiXbdac	are your	lgecdYZ	aroun*	akcdfek	around	akcdfek
around #	alfbgai	artik*	Xhiccjg	artikel	Xhiccjg	arzt	eaiXemf	as	gWfeejg	ask	nYkcacd	asked	fYoZiae	asked for	geqZeUa
askin*	ocadZgX	asking	ocadZgX	at	dgcdhdj	at #	lbcbffg	at all	Wnfcbhc	at the	mZYgcgm	at your	pbjZaZn	ate	neTedio
auch	ffeefbd	auch ,	VncfrTd	auch einzeln	Qycfcba	auch erst	ccvXfYi	auch fuer	adfeanh	auch in	gfjbYgf	auch mit	iaahajd	auch schon	gbXVxcj
auch was	sUcaffc	auf	ibfcdff	auf ^	iiUaejg	auf a	Oelihgf	auf d	Sokccfh	auf da	abnbeff	auf dem	gZmcZgj	auf den	bfjeccc
auf der	edZgdjk	auf die	QrdjgaW	auf mein	Tgmgcfr	auf zwei	ldSfjfc	aufge*	ihYfddg	aufm	aaffqYd	aufs	ccqWbhg	augen	WbZmjii
augus*	jfhdeXb	august	ZgfgfdY	aus	ddfcgec	aus ^	ahhYjdh	aus dem	fafbifl	aus der	idWiaid	aus graz	cdddmag	aus wie	cXxXccg
aus 😂	cgauRga	ausdr*	diddgbW	ausge*	XlhcZje	ausgefallen	QxejZam	ausgsperrt	iucdbQl	ausma*	Pqhchda	ausmachen	RwZfgbb	aussc*	PYplheX
ausse*	ibeebgr	austr*	iWcbhlb	ausve*	Wrfbaff	auto	ZfgZhiq	autom*	oYcYeiX	avail*	Ttfeeac	available	Wocedfa	away	StYcghi
b	VmgXbng	baby	lddffXj	back	Wkbkbfe	back ^	deiZgfd	back in	rUZakda	back on	cdYdpbg	back to	kgUlccd	back with	bSnegia
backs*	dVlebjZ	baeck*	bgZedlb	baecker	efWmZjc	baeckerei	cclWghd	bag	gZoecZe	bags	jfYeahe	bahnh*	jaiddbh	bahnhof	kXjcfbi
balko*	kdXXdnk	bank	mWSbjpd	bar	lfecfYf	bar ^	cVeedqj	baris*	Zcgbcoe	barista	Zcgbcoe	barri*	mbfbhZc	be	rXdbedd
be in	dgyabQr	beautiful	aYiZcqj	becau*	ccnaedi	because	ccnaedi	because the	ZhanRoh	bedie*	Ydrdadd	bedienung	hbndXce	been	cfkYeeV
before the	hmZhbXf	begin*	fmeZdce	begra*	ZlblZdm	behan*	fZjgjWi	behandelt	eblfeaW	behin*	keaZbja	bei	gebddhc	bei #	amoWeYu
bei da	ccjkaae	bei den	ZdhtVag	bei der	jfccYid	bei eich	ilbbXgh	bei einem	eVvaiWi	bei euch	iifeYbj	bei eurem	oeYldVT	bei ihnen	giagfZk
bei mir	eWiedid	bei uns	faaZtci	beim	oYdebff	beim abholen	Pkqdgaj	being	ZZsedba	beitr*	fcbZXtf	beitrag	fcbZXtf	bekom*	kdhbccb
bekommen	jheabci	belie*	TSmbcxa	beliefern	ZYfgaqf	berat*	Xcaofgd	beraten	bZgmagg	berei*	YpVbelj	beruf*	tURdgmb	besch*	ifafcfc
best	bfZndde	besta*	hZkbZjf	bestaetigt	UfsWgej	beste	ZbTzebc	beste*	aofkYYc	bestellen	XpZZgha	bestellt	fcncdYf	bestellung	ihfWgcX
besten	hYVrgbf	bestes	bfTxcad	betri*	qRgcbie	betrieb	gbdYbpZ	bette*	Ycfahlg	better	baceijh	betwe*	lZbccjY	between	lZbccjY
bewer*	XgcdhjX	bezah*	Yfjchcp	bezahlt	beqceWk	bezie*	afWesce	bezir*	ZXardjh	biene*	mgdVfde	bienen	ZfbSlpd	bier	kchYiZc
big	ZhZibkf	bild	YiebrWZ	bill	gYqmYUh	billi*	Xhigced	bin	aZdgled	bin #	hWkagfZ	bin a	ZYqedee	bin dabei	TjYcvbl
bin gelernte	gYbdbpd	bin grad	jdhedYm	bin ich	bohYdbb	bin ja	cbNgxgi	bin mit	hgWmeZk	bin so	bdYqjXd	birth*	gdbdlbZ	bis	bgfeedh
bis #	ZsZdgYZ	bis heute	eaobfZh	bis morgen	Zjkdaep	bissl	ndebcbd	bist	Yaacrhf	bit	ebbibig	bitco*	ajbcblX	bitcoin	ajbcblX
bitte	fldabei	bitte ,	bvZcdYb	bitte bitte	avdacYZ	bitte ein	VwfZdac	bitte noch	gikfZUp	bitte schnell	oTcehel	bitte sofort	iWnbcev	bitte um	ZdofeZZ
blaet*	ogddWcc	blau	anhYYif	blech	hncYead	bleed*	cdkdfco	bleeding	cdkdfco	bleib*	fXZgpcb	bleiben	nfbdbcc	bless	abceqbe
blick	YZeipae	block*	biYbbpk	bloed	Wkbocbg	blume*	pXmZeXd	blumenstrauss	bcuZYef	blute*	kifccXu	blutet	Zijcfas	book	nbiWcca
booke*	eckcecj	booked	eckcecj	boots	apbbceb	both	Zpddebh	bough*	kcggaac	bought	kcggaac	braeu*	awWccdc	braeuchte	dpZffYf
braeuchten	difYdhX	brand*	hVgXcqd	brauc*	bmaccgi	brauch	chfegae	brauch i	qSaqYcZ	brauch ich	mTYcmhh	brauchat	asYbedZ	braucht	iUgfakY
braun*	2bYZdVY	braut*	jhSlfas	brav	dToXoef	bravo	ddsQdgn	bread	WlmgbZZ	break*	gcbldbh	breakfast	Zdencde	breakfast ^	YeincZg
brems*	aegcido	brenn*	ddcbdmq	brennt	oXTgdlh	brett*	hclQfjf	brill*	qbgbdXh	brille	galgacg	brilliant	dfeUlhY	bring	kWheeea
bring*	Xbgbcqf	bringen	ecWhflg	bringt	cYobdgc	broke	gcTtcaf	broke*	cfadekf	broken	Weegfij	bstel*	QujYfch	bstelln	Jycfffb
bua	iagmXbW	bunde*	Udhdbrl	bursc*	afeocZZ	bus	sXedXfi	but	hbfabkY	but the	ZhRldmg	buy	bgfkZeg	by	dYladjc
by the	glTbbne	ca	ndbdccf	café	nbZgbdZ	cake	blghXdg	cake for	TniVkfe	call	jWgZrXe	call #	XfXcseT	call ^	taWdeci
call me	ffqdbVp	call the	deanbdT	calle*	felbbcf	called	felbbcf	came	Zfiddfc	came in	kdXhedZ	can	dqZacdi	can i	dkagbdY
can we	pgbfYZb	can you	VwbibXg	can't	aedjded	cance*	cbqbdbl	cancelled	ZfqebZs	car	cdhgbfo	card	nYcdbgl	cards	mZhaXjd
cat	fhVeiek	catal*	bWddgqb	cater*	VtXgede	cent	haYqbdX	chanc*	Yihfebi	chance	Yihfebi	chance of	ejcefbp	chang*	jZgacii
change	hXbcene	chap	gdWqfYb	charge	Thgcflf	charge for	coacddc	charged	iUdjdhc	cheap	ebZecoc	cheap*	boagbce	cheapest	Vtacdea
check	iYeWdoc	check in	qUZiden	checkout	bieYmad	chef	gZeYnec	chris*	bpaagad	christbaum	YmlVbge	claim	gbacfjb	claim your	eZdbcpe
class*	pZbecdd	classes	uTicace	clean*	jieceXd	cleaned	jdWlgZc	close*	esfZcWd	co	bZrhcYo	coat	WemdmXc	code	ccifbgl
code geht	ZasfeZf	cold	nbPhZpX	colla*	aceacqi	come	geddeed	come in	mlZbbbU	comin*	cgfXhgf	coming	cgfXhgf	commu*	cfbbcoY
community	cfbbcoY	compl*	hcgmWbh	complaint	XdtZXic	conta*	kWcbcne	contact	ddaedmc	cool	cboPodX	cost	TrgZbiY	could	blbcdgm
could you	ZnYjbea	count*	cYnbhdb	cover	dmZkbYf	cream	Tiibcli	cried	YegySbb	crois*	mRemceg	curio*	shYYgXa	custo*	bhYZeob
cut	afrUgcl	cv	Wedabuf	d	YjqZcai	da	hgddfaf	da ,	eibnbVb	da ^	TnieYhs	da a	tVYkacZ	da am	hYZdsZZ
da bitte	bQ3dfWi	da drin	Xbpaggt	da fruah	mcTjefd	da is	dmdZlWc	da ist	Xjdgfff	da kann	ceduZVe	da kommt	ZVgldkV	da noch	bckgfaj
da oder	OrclZhj	da sind	akpbdVf	dabei	jdecgac	dabei ^	SzedVed	dach	Rgjcent	dad	ZUccvgf	dafue*	dkkhXXa	dafuer	dkkhXXa
dafuer ^	eZYlfii	damag*	amfbdeZ	damage	XtZceeb	damal*	gbdckbb	damals	gbdckbb	damit	nWbiecn	dange*	pacZgdj	dank	fYXmckc
danke	dccmgYg	danke ^	gcZekdZ	danke dass	cafuUdg	danke fuer	bcetfSc	danke fuers	gViwYVZ	dann	belbedd	darf	zVZdcZc	darf ich	lVcgbji
darf man	keacdfe	das	ieeedce	das auch	hbeeoVX	das ist	ahdZela	das mit	sXWhYia	das nicht	bdhVpdj	das normal	ghTdekl	das ungefaehr	rVddeba
das waer	aTafqlf	das war	gfjZfbW	das wasser	Qerddhj	dass	dfldZdV	dass ich	lgSpdXh	dass ihr	acatbcd	dass ma	dedXenf	dat	adddjgX
dauer*	fegZefY	davon	ibegceW	day	UkfelaZ	days	fXpbcee	dazu	adYdngZ	de	akbiZfd	dead	bbhbncg	deaf	xbgabTe
dear ,	XceXirc	dein	cbgamdd	deliv*	lXkbbdi	delivered	YhchXme	delivery	XfoWhfb	dem	hfddgZh	dem foto	ahVeika	den	ghdgfYd
den #	ifZkdaZ	den ihr	ajnVdel	den preis	fQnbemj	denn	oXjbbca	denn ^	yTWccig	denn bitte	RY1gabc	denn wieder	Togeedg	der	lceddbd
der chef	YZqeecc	der ersten	gcXdmeZ	der frueh	Rirdafe	der ganzen	UdZjogZ	der hund	agcdpXh	der karte	Wcgnbgn	der kassa	ndkUcbb	der kuchen	ghjZccf
der kurs	neiccVh	der laden	geXmdcb	der lehrer	caudbYY	der nacht	eeYmfbY	der neue	edbrYbg	der opa	ceTawec	der parkplatz	ojfadUe	der rezeption	rfUgbbf
der tuer	iadgbhY	der unterschied	nYccgcc	derf	ugQecci	des	igbfgZf	des ^	chWrcZd	des is	XcxXfae	des mit	qaRgalb	deser*	ccaycUY
desk	iWljcYe	di	bZbdqec	dicke*	gcUpfbd	did	mahZcdb	die	idfeebd	die #	ubccXcd	die alte	aiYeclY	die besten	bbWsdgi
die decke	aenobTe	die fotos	pdUpdTh	die frau	gXajeic	die ganze	ahpYcdU	die hat	eUZkika	die heizung	datcZcd	die ihr	Xbrbeek	die im	UrZdjbd
die kueche	bjPhqba	die mit	Pkiggfa	die musik	depbYdh	die neue	cejWckW	die rechnung	lZldXde	died	aefngWg	diens*	chjaZgi	dienstag	Wfjffeg
diese	gjblXbf	diese*	ZcbighY	dinner	hiciaXS	dir	ibbYgkd	direkt	geYmcbj	dirnd*	bpZZhcU	disap*	cdtcZad	disappointed	bcqZdcd
disco*	eZmfeZh	dm	eXhhYlh	do	jdffdZf	do gift	YqdefZi	do i	hdZgciY	do the	wabVceg	do we	tZUjade	do you	fsVZcgb
doch	fdbejcc	does	lfZefcd	does it	Xmibfbh	does the	mZcadid	doesn't	hdbgedd	doesn*	hdbgedd	dog	gZgbkcd	dog has	cjRXxcg
dogs	lbbibcV	don't	XfoZjbi	donne*	ZdbieiU	donnerstag	bcecgjW	door	hYZcdpf	doppe*	Zjhdfab	doppelt	YakfhfY	doppelzimmer	eoccdZg
dort	bbSbiva	down	ldgZcdf	down for	kmWdcbe	dr	iadkZeg	dr ^	bgVmdhb	dran	mebWdiW	drauf	XobhiXj	drauf ^	QnoddbU
drauf und	WfuYcdv	drauf*	bXqceeg	draus*	YuYaahj	drei	cideddg	drin	nZYgail	drin ^	hXkZhej	dring*	lhbeacU	dringend	gfbdbhS
dritt*	bdfhdfj	dritte	fUxaeYi	dritten	amNldkg	drive*	XmjgbZh	driver	beogeUe	drueb*	bZalanY	dry	ceodcZk	du	babdrdc
duerf*	ecXefme	duerfen	ihegeWY	dunke*	hiXegdc	durch	jffXefl	durch*	edrbbYa	e	ajaecja	earn	cbVdfsY	eaten	nXiXfeo
eben	ieXceiv	echt	bcqfcYW	egal	djacdho	eggs	gbkfadg	eh	haceieb	eher	mWecdib	ehrli*	Xbcpjbd	ehrlich	XbkXmhd
ehrliche	hfUqcae	eich	adeihdg	eich ,	keaXnbd	eich in	kTZadsf	eicha*	bVgbdsh	eigen*	pZddebb	eigene	pWefiVd	eigenes	Yhjceeh
eigentlich	laeYdic	eigentlich die	jlYbech	eigentlich in	sZeebYe	eilt	eocdcYb	ein	cggaegd	ein angebot	ZpcfdaX	ein baby	ZrkcbVs	ein traum	cfYrdZh
eine	ddgbfhd	einem	jZamadX	einen	Xfgffgb	einen termin	elbdddm	einer	jhZhbal	einer stunde	lgecabs	einfa*	cakedff	einfach	ebiecfZ
einga*	odTadlf	eingang	jdWdekh	einge*	lccecdh	eini	vXblWZZ	einka*	XmoXfZj	einma*	chjbcdc	einmal	chjbcdc	eins	Xlbhfca
einze*	ZnWdeic	einzeln	Rxecead	einzelzimmer	mUVffnd	einzi*	adN6aca	eis	iVnccdh	else	dZuVjYe	else is	SjXdvdb	elter*	cYfajje
eltern	hleafYc	email	hWefcjc	emerg*	hchdecX	emergency	hchdecX	empfo*	ceUqfdb	empfohlen	ceUqfdb	en	VyiccTo	ende	UjgafjU
ended	ZbYecuZ	endli*	ddXkheg	endlich	ddXkheg	endlich ein	ZiaoZfe	endlich wieder	ahesXYa	engli*	hfigXbe	english	eeXjbkf	enk	peXlZZi
entsc*	dhigcZZ	entschuldigung	eanhfVa	entta*	hdrcVbd	enttaeuscht	Zfhhddd	er	fbhdkYc	erdbe*	cgemaZg	erdbeeren	bggoaXd	erkla*	jecobUX
erklaert	ffXpeYf	ernst	Pc4Rkce	ersat*	ihiaeWj	erst	nbgcbci	erst im	dqbiZXa	erste	cbaaqff	erste hilfe	pZckXcb	erste*	cddbobe
ersten	VgdfgiX	ersten mal	cYguVdd	erwar*	bXvaeac	erzae*	ceqZZfZ	es	hfdebei	es gibt	Sbsfgci	es is	Ucnggdn	es ist	Wgcfihh
es nicht	deoZfYo	espresso	iddlZbe	essen	hegbeca	etwas	ajUoddZ	euch	fZefhfc	euch ,	icclbaY	euch ^	cedpZbb	euch allen	bcaaqee
euch am	uWbXdhd	euch auch	mYZcjeb	euch ein	ZsZcdca	euch einen	XiYfcpc	euch hat	WfZfrdc	euch hinten	Whebhjw	euch im	Yackgid	euch in	mXecegj
euch nie	XcYrgeU	euer	cdakajn	eure	heefaeg	eurem	ebhcbjn	euren	nUWkjck	eurer	bWfdil0	euro	WYzdcaj	euro ,	djXddij
euro ^	heSehlb	euro fuer	jZfgdbe	euro fuers	QVvghgW	euros	dbqadbg	even	WYnkhbe	evening	fgYkccf	ever	fhdebdO	every	gdgfbdc
every*	hZfhfcd	ewig	ccmfbcY	examp*	adYffna	example	adYffna	expec*	icnbVgg	experience	aRiacxe	expla*	eddqUfa	explo*	wZhaYXq
expre*	camchcb	express	camchcb	extra	dbliZdb	extra aus	mYZghck	fab	ibW8PWh	face	fcmadct	fact	ZfeVcsd	fad	ViuZcZg
faehr*	hcfdjXZ	faehrt	gdbflYY	faell*	heYdeie	faellt	ieZedhg	fahr	nXYxZVd	fahren	pYcdcec	fahrs*	Vgekche	falls	eiTdbpc
falls ihr	aVYgjpX	falls wer	cVffWvd	falsc*	Vcnbcll	falsch	heXggdT	falschen	aXqdcfh	famil*	Vocicde	farbe	fXmfWjZ	fasch*	gmecdXg
fast	kSpbceZ	feed	gdZTnka	fehlt	cdiZamf	feier*	jeaSpfg	fein	jdQndfa	fell	gZwZaXe	felt	edYseYd	fenst*	Wgddcnf
fenster	afbdekk	fest	cgbdehw	fett	abdtcaN	feuer*	VbjZhne	feuerwehr	jWdfbko	fia	ZmfdbeW	filia*	qaadddZ	filiale	oaYecgZ
filte*	nZfabfc	filter	uaZYdfe	find	pYhacac	findet	qdZhbXZ	finge*	darXgah	finger	fZrbacX	finst*	ccmbgag	fire	dZTcexa
first	gdVlgdZ	first ^	iciQnca	five	XevWece	fix	ckaeiZd	fixed	cfYkege	flasc*	asWhadg	flat	ddZmfbi	fleis*	iebdahf
fleisch	odccadh	fligh*	Rncffjm	flight	Whcefkf	floor	Vodccif	follo*	gWkcXnZ	follower	hWYkcle	food	matTcYl	for	ZjggbdZ
for #	Rjkgiai	for a	cmadfcd	for an	YpeYdfg	for anyone	bcUaczZ	for express	casWjYa	for free	bXR0ajW	for me	eiUpXfe	for my	dhbYgjg
for one	Omhbihj	for our	edbZdpf	for that	fV5Rbbk	for the	ajbffff	for tomorrow	naYdfgk	for tonight	Wlcigcl	for two	deejdbe	forgo*	ahXffja
forgot	efdYfkh	forgotten	ZhXnfeV	form	acjcmZh	foto	ahnZfad	foto ,	ggfbcet	foto ^	pTjddbe	fotog*	klUcfcj	fotos	kaXichd
found	bZtZcek	four	cogfbWa	frag	mXbahgZ	frage	mddYgcV	frank*	UZlehka	franz	kaaekad	franz*	WgddmfU	frau	iXbjfdb
frau hat	gfsbeRl	frech*	eckeaee	frechheit	eckeaee	free	cibfZkf	free ^	jedlfSb	freez*	oXddbhf	freeze	qVhbbdb	frei	Qweebdc
frei ^	dlcdZgf	freit*	Zhgbkde	freitag	ZnibZeg	freun*	dkecfbc	freundlich	dalcdge	frida*	ddahidZ	friday	efahhba	frien*	lZabfja
friendly	qZcfbbh	frisc*	jVkgYgf	friss*	ldeZgbn	frisst	ldeZgbn	from	fcZeleg	from my	Ykceblk	from your	TkkidZi	front	adhfdgm
frueh	Xhhfcge	frueh ^	adpZdeU	frueh*	iccdbic	frueher	YapXdkc	fruehling	readdYY	fruehstueck	bndddbf	fuenf	bbrcdai	fuenf*	XijidZn
fuer	enbdbce	fuer #	bjgfdZd	fuer a	fflceXi	fuer alle	Wbadhrc	fuer an	kSkcehd	fuer den	gWYjemb	fuer die	jZegdee	fuer ein	aZhjbih
fuer eine	bseddWd	fuer heute	kjfZbar	fuer mein	gdgeXiV	fuer meine	glafgWd	fuer meinen	bhjjeUb	fuer mich	embagaa	fuer morgen	fkXeZjm	fuer uns	nXXhgfi
fuer unsern	bZbercf	fuer zwei	XjkZfdj	fuers	eleeWff	full	elUkXji	fun	Zfdacph	fun fact	ZfeVcsd	funny	fXkhcch	fussb*	sicdaUb
fyi	agcZbpb	ganz	daioaal	ganze	abrZdel	ganze*	YlckhWd	ganzen	Wgcmfdg	gar nicht	uZYcebi	gar nix	Thgbenb	gas	oaWYcou
gastg*	oYacffe	gasth*	gWXfcsu	gate	fbqWmVq	gave	ideYgfZ	gave me	lafbcgv	gearb*	cbcbdpd	gearbeitet	cbcbdpd	gebra*	ahkceaY
gedac*	XeYmidb	gedacht	XeYmidb	gedic*	iXXngda	gedicht	iXXngda	gefae*	nabccig	gefal*	gaqecWf	gefra*	VfngebT	gefragt	VfngebT
gefragt ob	TjuZbcb	gefre*	mXrTcdf	gefreut	efoSefZ	gefun*	aeeZfmZ	gefunden	aeeZfmZ	gefunden und	Ydebdob	gegen	gfTgZpW	geges*	bbfggem
gegessen	bbfggem	geh	TYZmtcZ	gehei*	Ycnbdha	gehoe*	eeYbara	gehoert	dccacqe	geht	jfgebYi	geht des	ZqfafaZ	geht sich	alZfdfc
gehts	Zehidde	gekau*	kgbbece	gekauft	kgbbece	gekom*	kZoacaq	gekommen	kZoacaq	gelac*	edSvfZY	gelacht	edSvfZY	gelacht ^	fdTsgaX
geld	Wbldgih	geler*	fWbdasf	gelernte	gYbdbpd	gelie*	eSxdcai	gemac*	jceecdd	gemacht	jceecdd	gemacht ^	qcfbVfT	gemma	YVcayfZ
gener*	hYdjecX	genom*	egkbeYf	genommen	egkbeYf	gerad*	jXehdeu	gerade	jchXefv	geret*	dbVredZ	gerettet	dbVredZ	geric*	YldkcbW
germa*	lZYmZfc	german	eeUodgb	gern	asZXchc	gern ,	Vlgchdj	gern bei	gRhUfvc	gerne	iefUhgi	gesch*	dehhdbd	geschrieben	bfgdego
geschrieben ,	djNbduX	geschrieben ^	Ueufbao	geseh*	jacgaia	gesehen	jYhZblZ	gespr*	hfdmUda	geste*	cegdedh	gestern	edjfeak	gestern bei	VeuXdgn
gesto*	hXhqZZY	get	dbeYfof	get on	Q0Zddde	get the	oZtRabe	getti*	Ykfcfeb	getting	Ykfcfeb	gewar*	cfkfcac	gewartet	cfkfcac
ghabt	Vfpeafd	ghoer*	rYbgacb	ghoert	mfZfcbc	gholt	eVaqfda	gibt	ZlhjaYd	gibt es	jjccacY	gibt'*	fmedZcX	gibt's	fmedZcX
gibts	ifYfbgd	gibts das	Voededc	gibts die	Xnbfdeb	gibts euch	qZYddeg	gibts noch	fWhecka	gift	UnZcglZ	gift cards	UpgcZih	gifti*	lbXdfhc
giftig	lbXdfhc	gilt	raZeccc	gilt der	nafcebi	ginge	S7bbeTk	glas	iXsZbbm	glass	eepbaam	glass*	Xlggcci	glasses	bacmbiW
glaub	hXgZapm	glaub ich	uZhdhPb	gleic*	gdgbjYg	gleich	Wicfand	gluec*	fZdhYlb	glueck	XhYneei	glute*	lXlafah	go	jbZkgbc
go to	lfYhccl	god	bhVsWie	goes	dZbeglh	going to	ecqadZe	golf	Wqcfbee	gone	ZfrWhbq	good	cZhkcec	googl*	gdYcgkd
google	gdYcgkd	gorge*	Wgdqdaf	gorgeous	Wgdqdaf	got	cajdgeY	got a	efgfbcb	gott	gfZjfbd	gott ^	fcTogeb	grab	ZngfdXa
grad	gaZbij3	grad vor	rccXfbf	gramm*	TsZXasb	grand*	kdTljZg	grati*	ebbecmd	gratis	ebbecmd	grau	bgXccqV	graue	cebcaoW
graue*	hXSjcrc	great	ecekfZe	green	Rnhcifh	grill*	ikbffWn	groes*	ehgebbc	groesse	jZicgZY	groesse #	ZrageZc	groom*	XgqZdds
gross	ofVidZd	gross*	SoZmbfY	grossartig	cfXradZ	grosse	clebfaa	gruee*	tUjXebd	gruen	VjtbXcd	grues*	fdbbmcd	gruesse	fagalce
gruesse aus	ZbfdmdZ	grump*	Xfcpcdd	grumpy	Xfcpcdd	gsagt	ciebhcZ	gscha*	SYlsaec	gsche*	YgdmlUb	gschm*	ecmqLee	gsehn	WaYcugW
gstanden	egrWdZb	guat	XfWwbea	guens*	XiZdfmX	gut	iZggdcU	gut ,	ZlXkgbg	gut ^	saZZfbb	gute	aWdgscd	gute nacht	hXbWtdf
guten	lUhWobU	guten morgen	XZdcteN	gutes	ebTvecf	gutsc*	lkcadYZ	gutschein	fgggdYY	gutschein ueber	buXghTh	guys	bbjYnba	gym	dWoibcj
ha	eeYZqda	haare	iaboYdf	haare*	ciapdXf	haaren	ciapdXf	hab	bddghed	hab ,	aZhpdai	hab ^	bgobdZZ	hab das	gVYglig
hab den	fhcWekd	hab die	jZkbbeo	hab i	dflaebc	hab ich	Yhoaech	hab mich	QmcoYhY	hab morgen	qXZdbhd	hab schon	cYjbaoo	habe	jaZdejk
haben	fijedWc	haben ^	fibaffa	haben jetzt	TmtZfWX	haben seit	ZlYcbni	haben sie	qccfaZe	habs	rjPebfZ	habt	edYiffi	habt ihr	ucbcaaa
habt mir	faeiiZm	habts	dbhiccf	habts den	VsYcggd	habts ihr	jWbhffe	habts no	Usccfdl	had	gZidgcc	haelt	kbVjchf	haend	eZpgWdd
haeng*	begcdhj	haengen	fflbdZf	haengt	ZXYggsq	haett	ehebdee	haett gern	igYgecb	haett i	WnXmeci	haett ich	kdWcjea	haett*	atZfbaa
haette	gbZbiid	haetten	gijbcZV	haettets	cifcddh	haha	cdYfncb	haha ,	mXeegbe	hahah*	aebdndd	hahaha	aebdndd	hahn	hoYkWYo
hair	dnebfZb	halb	dZuaZdh	halbe*	enYicag	halben	ZpXggaf	half	mbhXeea	hall	cjihbYm	hallo	cgfZfhb	halt	lagacfZ
halte*	hcViblg	ham	XjoeiTk	hand	fefoXYc	handg*	ZerbXff	handw*	ncUliWZ	handy*	nWfeead	happy	Zcdghge	happy to	cidUcpa
has	ffddfdj	has been	ehXddkk	hat	edaefih	hat ,	aqjYZce	hat ^	mcgfcYX	hat das	fUqYkbf	hat der	mWicceY	hat die	lZbcffb
hat grad	qfacYco	hat jetzt	ibhgWhT	hat mein	pgUnVbh	hat mir	hZbdcmb	hat sich	afddcld	hat's	dbZfkgS	hatte	Wahkhdg	hatte*	WdiifdX
hatten	bYhjhca	haus	ieVabqg	hausb*	tdceaXX	hause	WjUcfta	hausg*	ejnchQd	have	eodacbj	have a	aihdbga	have been	fbWhdmb
have the	Urfadfe	have to	Zihccfi	have you	bkZehda	he	iYdbnae	heart	ecXpfck	hebt	gboZadq	heimw*	jWYXvdc	heira*	bwaUdee
heiss*	jYgcefe	heisst	iffaagf	heisst bei	Qi0caYe	heit	fjafdd3	heit auf	lkfZdW4	heizk*	ZimYcft	heizkoerper	ZdsZcdl	heizu*	bkhceai
heizung	bkhceai	hello	gfXcgiZ	hello from	VfhgpWj	helme*	rYXbdha	help	begdlZk	her	gbZakia	herbs*	WiacjjT	herbst	ageeidb
here	cbZgjhc	here ,	kcbXbnY	herr	mXaegfc	herrn	jdWffgX	heuer	efebYmf	heut	ghYefd1	heut abend	coXdefp	heut no	Yhhjcbv
heut noch	XoZechi	heut um	hchfdZx	heute	gfaahgz	heute frueh	dlUdclp	heute nacht	beWenfV	heute noch	Yredcbs	heute um	jmYeaat	hey	pafYdei
hi	cgaamed	hier	cYebkij	hilfe	lbchhWa	him	ZjZZhld	hin	egXekdh	hin ,	cjggcZX	hinte*	jbZaboi	hinten	VZedjoo
hinterm	iddgccY	his	WXcnflf	hoass*	fbeXWud	hoassts	Vfqfbdl	hob	kXkcecb	hobts	lhbacdd	hoch	bcR4fUc	hochz*	Vnjfabm
hochzeit	clbffaZ	hochzeitstag	dmRjcgg	hoech*	WaleclR	hoert	ghmbeTh	hof	kZbedic	hoffe*	dcXsdbe	hold	Utbceel	holen	jXfYhjh
holid*	nbgfbYc	holiday	iedhYde	home	dhgafdh	home ^	oXhccdo	hones*	bagkjYg	honest	fgXqbZe	honestly	aelZicd	honig*	VksTcgl
hose	WpkkSbd	hot	icbblcg	hotel	hoaeaZe	hour	ddefdgr	hour ago	hdXefhz	hours	iWgfgeg	hours ^	kZUafph	how	phcaZad
how can	sUagddi	how do	Zjcdfgd	how much	TxXfedc	huber	bdfhSqZ	hund	fccbkej	hund hat	gbjhXdm	hund mit	pfifRab	hunde	kddgcZX
husba*	bbdZlib	hut	abUphho	hut ab	XaZ0cZa	i	hefdfbe	i a	cXUdzdb	i always	bbsXeda	i am	jVhmacf	i bought	rWdacgg
i can't	ialVfei	i den	eoYaZjV	i des	jgcfacj	i do	odZYakh	i don't	eZSfybc	i find	cZqZchm	i fuer	pOhfegh	i gern	ToehcdZ
i get	UwffdWc	i hab	lZTdnfa	i have	nPeghga	i hob	mWmXded	i just	iWhkfYf	i know	dalbhdV	i ma	elPmeec	i mi	V1VeZeX
i ned	eeQmncZ	i need	qagXfai	i no	Sczcdau	i order	Ykddkac	i ordered	WZsdbie	i pay	iXlface	i run	fZWjelZ	i sag	cccerXh
i see	ZfwcZXa	i sog	haUsaef	i steh	Vlfdefe	i still	Tngggam	i used	hXThbue	i want	djiajVd	i was	bckeeef	i'd	UoqdaXZ
i'd like	ardZfbb	i'd love	ijeXebg	i'll	VrcYckc	i'm	fjicfWh	i'm #	Uerhbcf	i'm a	lTTegrd	i'm dead	iWVctdX	i's	oUkYYkk
i've	hccmcao	i've asked	fXddhjr	ich	giddfbd	ich #	YirdfUm	ich bin	ediYcjg	ich brauch	bngbfYg	ich da	mZdedeh	ich denn	Okqbhch
ich die	fXgdfjk	ich einen	gWbfqcV	ich es	UlpbeYi	ich euch	jgZmcVc	ich find	Zalbhgb	ich fuer	oVfacia	ich gern	kkdZiVi	ich hab	sbeWddo
ich habe	aXmdcjk	ich haette	jgUiiZa	ich heut	zPbaZjg	ich jetzt	gdkZhZm	ich mich	jXmaXka	ich mit	dZkgddW	ich muss	bVomfXm	ich nicht	cgjhfVX
ich noch	sYhQieZ	ich nur	XZejjgd	ich soll	gaYfoap	ich steh	alfecce	ich war	TcjhfiW	ich was	nUaicgc	ich weiss	dxZUafe	ich will	eeoXcdf
ich wuerde	ejfhdXg	ich zum	VohhZdi	ichs	aYdebsZ	if	xfVZabZ	if i	hZdekbc	if the	mVmbfZj	if this	saPidfc	if you	Ymbcdig
ihn	afXedpT	ihnen	cbhfdfk	ihnen ,	aYubfZn	ihr	hjcdcbf	ihr a	zbVcWed	ihr auch	rXhZZfb	ihr bis	WvaiWdf	ihr da	Xlidbei
ihr dafuer	SuedebY	ihr den	Wqdfbeg	ihr die	mdXgdec	ihr fuer	pZVffei	ihr gestern	hWkagei	ihr habt	adoiYag	ihr habts	fZjWihm	ihr heit	bbXhgm4
ihr heute	ffaebkj	ihr im	mgWbgcc	ihr macht	dcWsdch	ihr mich	Wioceap	ihr mir	ofXcaga	ihr noch	XpXeald	ihr seids	afRwddf	ihr sowas	TugYbgm
ihr wieder	YqcXheZ	ihrem	gbjVhff	ihren	ZaeXftc	im	heebeec	im auto	ceZbngb	im fruehjahr	XmbhecX	im fruehling	readdYY	im haus	ofjbaWi
im herbst	hmdcaac	im hof	Xfaebqm	im juli	Vpeegac	im juni	apedfXV	im laden	SpiehZa	im mai	kdgdcaZ	im monat	feWgZne	im regen	qXgceZm
im spital	WcthcZq	im zimmer	wPegeZp	immer	dbjhfZc	immer noch	lWldbdn	immer so	UmpUgca	immer wieder	lXfqOfd	impre*	dbZacte	impressum	dbZacte
in	ciebdfg	in #	afXifiY	in ^	jhUdghf	in a	cfiZgfh	in before	YgZmchb	in bio	WYidbsg	in da	VUlifli	in dem	kbXideW
in den	ecfdjbZ	in der	jXeieca	in die	jcYehde	in drei	gteVbab	in einer	cgUnhcl	in eurer	ZbXeduX	in graz	iWYgemf	in groesse	SrdZgib
in gruen	VmXkcjc	in it	qZZdcev	in may	YkalfbZ	in my	aboYall	in stock	O2ldaVh	in ten	TjWgfpf	in the	fZfcdif	in there	ZYpdgej
in this	UgemZiT	in today	Xpeebem	in wien	gWXnhgg	in your	Uglgece	inbox	fYdfYqa	include	laabamg	included	Uqdddgh	info	ZeaXnmd
innen	gijYdbg	ins	rTcebgd	insid*	Wiiffdn	inside	Wiiffdn	insta*	Ybpffbg	installateur	aZtYfel	inste*	Zcgbiha	instead	Zcgbiha
instead of	gVkflXl	instr*	kcmaWdc	instructor	UcsgafX	insul*	jZbeico	insulin	iZbeidr	inter*	hbeaclZ	interessieren	pWhjYZf	interested	ctXgXdf
interested in	XXaimkb	internet	rfZdeWe	into	hcYbflh	into a	nPbneeX	inves*	dcWfasb	iphon*	agaeeja	iphone	agaeeja	irgen*	WwbcgXr
is	kbfbdej	is #	iafcgdW	is ^	abtbdba	is a	Vbjidig	is an	PnO1cfs	is anyone	kcbcfev	is auf	Xepcbfe	is da	jfgeWeY
is das	cjbgded	is de	paWdjaa	is der	imYfcae	is des	bfjjXdb	is im	tcVdagf	is in	kbiYgbi	is it	jceaicc	is locked	hcSigjn
is ma	VawYgep	is noch	RjidkfY	is on	gfXccmi	is scho	chWXnjf	is so	dYkjlTY	is that	qTdggag	is the	gfWefib	is there	nkUdadb
is tomorrow	dZpcafZ	is your	ldckaYU	isch	iigddWg	isn't	jcYZcol	ist	eegeddf	ist #	jZvbZVl	ist ,	ddYpecV	ist ^	hbcZhid
ist ab	eecfYkX	ist bei	bdifeeX	ist da	jiddcZe	ist das	pYcbfdh	ist der	keagcbg	ist die	YilZdgk	ist doch	Uhfgkbb	ist ein	fikmhIk
ist es	rXcWheb	ist jetzt	laagZib	ist mein	ZZmhdfi	ist morgen	cimdbYc	ist nach	pWWjcgn	ist nicht	lfNgYrf	ist seit	dincdVi	it	hdZibgd
it ,	ggiUdhZ	it ^	dcfhgcd	it cost	Rphegbe	it off	tdUXiec	it was	Wfhfmad	it's	fbmbebf	it's your	ehWgtSb	its	obVebjf
ja	dbjafhY	jahr	heQmgfT	jahre*	Zkecajc	jahren	iVdchkS	janua*	UpYmYhX	jede	hYofZah	jeden	YjZnhXf	jedes	ahZncdd
jedes mal	aiXqadc	jeman*	ahdeefp	jemand	aVkahmj	jetz	qYidZan	jetzt	heedgai	jetzt #	bcabscX	jetzt ^	jancdYi	jetzt hab	hcXctWg
jetzt nur	Scufeae	jetzt schon	nWTlbki	jetzt zum	ngYccdu	jo	Zeednce	job	fjigeTe	juli	Vpeegac	junge	YipYgZa	juni	akccegY
just	ehbZdlk	just so	ddcadmW	just the	mPjkcbk	ka	pYjebXj	kaese*	ZdY1dUf	kaffe*	dedafkf	kaffee	ceffjZa	kaffee ist	Yabhqbd
kaise*	laWuXbj	kalt	ebihaed	kam	aXsefbW	kamer*	mUbdfie	kamera	mUbdfie	kann	kdZhbdd	kann i	Wlibeeb	kann ich	iahfcbh
kann man	aedbiif	kann mir	pjedcRa	kaput*	eYocfad	kaputt	Zftaach	karte	bceibhk	karte zahlen	mVebggc	karte*	aldfcff	karten	azdaaWf
karten fuer	gbhadhl	karto*	egoZYdf	kassa	pSiafea	kater	jdXidec	katz	icWbodi	katze	gecWndc	kaufe*	Vyabccc	kaufen	Vyabccc
kauft	ibhffYe	kein	idnadXc	keine	jakfaae	keine antwort	idUiegi	keine*	gcndbaj	keinen	hckdfYa	keiner	Ygjeain	kelle*	YhZddnn
keller	ZoWgdfe	kemma*	oagbaek	kemman	oagbaek	kennz*	eZXfbro	kennzeichen	eZXfbro	keram*	jTfccob	kerno*	dpUpXaT	kette	ejfecaf
kids	ffbigZc	kilo	XmZVmjb	kind	daghgcr	kind hat	rWeVgfk	kinde*	fgechZc	kindern	kbhdjTh	kirch*	baTdczh	kitch*	dabdjib
kitchen	bfcdkee	klar	TekbqZg	klein	rYXbgfc	klein*	ghYgded	kleinen	UphkbXg	kleiner	ecbXfpU	klick	cfXgcnX	klo	iepVcaf
knitt*	eXWtdgk	know	mfWXcme	know ,	Viicdie	know what	qYfecZk	koa	crbgZaY	koan	cSkaeqj	koeln	fYWocja	koenn*	djbhZfg
koennen	iYnddZn	koennt	chbiXkZ	koennt ihr	kfiXhYg	koennts	Wldgdfc	koennts ihr	Tllcdeh	komis*	cemZfct	komm	ncbfdZi	komme*	gdfbfef
kommen	kdXibgo	kommen ,	VyVhfXm	kommen ^	oaWdehi	kommen wieder	dcUuZfb	kommentieren	UkZZoja	kommt	iiddcaj	kommt ,	genXadk	komplett	bYpefch
konta*	gdcZekd	kontakt	bcZadte	konto	caacljn	kopf	jcXVsdc	kost	Wqecafa	koste*	XoafZkZ	kosten	Vqgeacd	kostet	bcqgbYf
kostet das	gnihWUa	krall*	UrYdifc	krank	doXcgce	krank*	bigebeY	krapf*	goXsUUa	krapfen	andhfWf	krapfn	lRZtZfb	kredi*	kcYdbjl
kriagt	kWngaZg	kriegt	hchecch	kriegt man	ehacmZW	kuche*	Yflbefd	kuchen	Yflbefd	kuebe*	kfhcZbZ	kuech*	kckbfYf	kueche	qYYeibe
kuehl*	iccZdkg	kuehlschrank	nbdhaaf	kuerb*	criaYac	kumm	ibaiddq	kunde*	ndbcaff	kunden	kZladbd	kurs	mWgddec	kurz	laabmag
label	lWrWbca	laden	chaddih	laden*	beYecqn	laeuft das	oUeefcX	lager*	Xodbchc	lagernd	Yncddeg	lakto*	uVbbcfc	land	SkYrede
lang	jcidXfc	lang muss	Tldfdje	lange*	ZoqVcZf	langs*	aVwcZgb	lasse*	fffdbfb	lassen	fffdbfb	lassen ,	gjbdeaY	last	hXcfkdb
last spring	ceWvdYc	late	WqcicaX	laut	XimZjZa	laven*	dnlYZal	leave	pZciWde	leben	aiYbodV	leben*	eZnZoVf	leere	bWcfauc
left	Xbmcfhf	left ^	Upffebb	left with	ffWpfYZ	lehrb*	iWbuaab	lehre*	ZbqldVa	lehrer	dauccWY	lehrs*	Vaebftb	leit	acflcem
leit ,	dXkpVeb	leitu*	aTxefZf	lesen	pTiafdZ	let	Oqhcbkf	letzt*	leadddZ	letzte	jcdbefg	letzte woche	raecfVe	letzten	ccnfdZc
letztes	gkWZejd	leut	Zbcgflo	leute	focbabZ	leute ,	ZddsZcc	leute*	lcYgfdf	leuten	lcYgfdf	lg	nSjWkfd	liab	dZZvZda
lieb	ckZWodh	lieb ,	cshUace	liebe	hcfgjVf	liebe*	dceXqcg	lieblos	bdtQffe	liefe*	ggmbaaf	liegt	Sdffhlo	liegt ein	acVfbvk
liegt seit	Vbqbdjf	life	bhYoXhW	lift	mTihdaj	lift ^	pYZdhcb	light	Tfddfpa	like	ghegcag	like a	ZhWjkdW	like to	debZdpe
lilie	kdiafYu	link	fgVdbod	link in	edZfclb	list	Vpaffei	liter	gmbfdXd	liter*	ZgeZocd	literally	ZgeZocd	lob	lWSphcb
lob an	eZSyfaX	lock	pVnadYi	locke*	ichcbef	locked	ilYYhdg	locker	XXsdffj	logo	Tljcefb	lol	ceZdpce	long	jehaccb
look	Xbcawce	look like	Qblbimd	los	hedajcd	lost	aYmZelY	lot	adenccX	love	ekcWcke	love it	ZZezbXh	love to	egccged
lovel*	benbdcd	lovely	benbdcd	lovely ,	ZmmXeaY	lusti*	cdoYfch	lustig	cftVdaj	m	bgucXYb	ma	gcfefbb	ma ,	VcdZxdg
ma bei	YcmZdkY	ma da	XnkYdeg	ma den	raeaZeZ	ma gern	bXbwcbf	ma sich	oXWdfjd	mach	fjXddhi	mach ich	vXedXdp	machb*	ofXgZdd
machbar	ofXgZdd	mache	qUaXglb	mache*	dgZehfe	machen	dgZehfe	machen ,	medZXkX	macht	eiZdeeZ	macht ,	UrdffaW	macht ihr	kbhbbdb
macht*	cjZhagb	machts ihr	Xpadhdd	made	jbXkfcd	maerz	dheadhi	mag	lfUlUiZ	mai	Yjhbchb	mail	mccbgbf	mails	fYmecdt
mal	ccldhZc	mal ^	fcjWfhq	mama	idbkcai	man	gdjcccb	man bei	ncdefYc	man das	oeaZahg	man den	bgiabif	man die	hhYbegg
man fuer	qaWaggc	man nicht	Rgwddae	man noch	eZbtYdf	mann	cjfXhed	many	nZhYdea	march	YljfdYT	maril*	jiMkqVc	marke*	kacbcjc
marri*	aiYndcj	marriage	fdYrVgf	marti*	Tsfdebh	masch*	mifcYae	may	mhXecdV	me	aeagkee	me ,	acpYajb	me ^	ge3TXUj
me if	uNflSia	me in	YpdcgZY	me on	kdYbbjh	mecke*	aaZzYdb	mega	XZesbfh	mehr	cacmecd	mehr ,	YpbebhX	mehr ^	afTginp
mei	ZZffoba	mei frau	XdnWmci	mein	hafegdg	mein geld	bdqceXh	mein hund	qXfbgaW	mein kind	cembebp	mein konto	hfdgiVi	mein mann	Zcfikbb
mein profil	eecdVpd	mein sohn	lYcfeeh	meine	eaegcih	meine frau	akjYiZd	meine mutter	hemdcXg	meine oma	ffZiUnd	meine tochter	RmqffUk	meine*	fchdedh
meinem	bbeiefl	meinen	dfcdgfY	meinu*	UgTca4f	meinung	UgTca4f	melde*	aakcggs	membe*	Spddffb	mensc*	Rcnjffk	mensch	Vardfel
menu	cckUema	merci	cadoddc	messa*	Xfecdno	message	cfXcenf	metal*	dbpdeXo	metzg*	gUXifoa	mi	bqecfXk	mia	mbXWlij
miass*	Ukjdgdg	mich	fibcjaa	mich an	Znddcee	miete*	atgbXcX	mieten	ZqibYdX	might	UjUYgzc	milk	pgabbck	minde*	mYZfege
mine	XlmkbTZ	minus	ddpfbWZ	minus #	cjXneZZ	minut*	ceiffad	minuten	iaXffie	minutes	cblefbj	minutes ago	bemXfer	minutes and	gcUngdY
mir	chgffZi	mir bitte	kjXYhcZ	mir ham	dZqacfh	mir is	phXYjXr	mir ist	hiebdbv	mir stehn	tXccdbr	misse*	RsfZegh	missed	RsfZegh
mit	dfeddfd	mit #	kdYidbm	mit an	lVfjgXg	mit dem	lcbedeZ	mit den	hiafXie	mit der	Wgdjkad	mit drei	YjWsdab	mit euch	jangTea
mit karte	mVebggc	mit meiner	iUbrXge	mitar*	Teycabu	mitne*	hoccYbh	mitta*	agifech	mittag	Xhggeel	mitte*	tXcgfVg	mittw*	nZiceZe
mittwoch	nZiceZe	model	sVddbef	moech*	dZkfbga	moechte	aojdcWa	moegl*	foaaccd	moeglich	aoaceff	moeglich ^	gVjecjh	mog	YxZbZfc
monat	aieahed	monat ,	Ogcireb	monat*	fUqagdg	monaten	gYkggYb	monday ^	oSiddfm	money	ajlfaai	monta*	cfhehZf	montag	Zabbrhe
monte*	YigsbUk	month	idgccda	month*	UkocebX	monthly	Wobdgdf	months	barccbW	more	Qhhaoge	morge*	akdcic1	morgen	aiddhd0
morgen ^	SXpbrcY	morgen frueh	dnXdeer	morgen in	VrdZibf	morgen is	YtadZem	morgen ist	XZpdbiV	morgen mittag	enWdcgh	morgen um	wZQgagg	morgn	erZcZd3
morni*	dceahig	morning	bjdfjXh	mother	Soadjgd	moved	obXXfke	moved to	QnXderc	mr	dWYhdrc	mr ^	dWYhdrc	mrs	anXXgme
muass	wZVYkbd	muass i	sXYbgej	much	Uhobdfe	much for	YnfcZgh	much is	Owebefa	muess*	mYYejdd	muesst	Ujeicgi	muesste	oXkbcab
mug	akZlfae	musik	depbYdh	muss	rZYgeae	muss das	ZiodZaa	muss ich	mabfcec	muss man	lccegZh	mutte*	ZgZapfc	mutter ist	VoncdZj
my	jceieXf	my account	iWkheYr	my bank	hchemSf	my bike	efSqfdi	my card	Ybubbdp	my daughter's	jhPkchn	my dog	eYleahe	my money	ZlkXbgY
my mother	Uobfhee	my name	ZcctcaY	my own	iffYbgj	my page	bgaVdsb	my profile	ccaagpf	my son	nZgbebp	my wallet	ceXhoZb	my whole	XjUqjYW
mysel*	pdXefal	myself	pdXefal	na	eecejac	nach	cghbfcW	nach #	ecficee	nach ^	aiXacrd	nach dem	mbhbcbl	nach der	heaaghs
nach fuenf	fiTpbce	nach gas	mcbWfix	nach zwei	dViidge	nachb*	hibaiai	nachm*	oeccbbf	nachr*	cbkZfho	nachricht	egiYdfh	nacht	SrddhdZ
nachts	kaYiiaW	naech*	bichfaa	naechste	aqeecZi	naechsten	igafbeZ	naechsten monat	fXfhehb	naechstes	eVjkddf	naechte	kPgddoj	naja	gcjahab
naja ^	fjmbVch	name	jgfgXbg	namen	WlZdemi	ne	hecdjZd	near	bnbebej	neben*	afWchoe	ned	bZlidce	ned ,	qhVZhbT
ned ^	pZqRadq	need	gjcacee	need a	dZdjgeg	need to	pTcedgh	negat*	rZbffYf	negative	rZbffYf	nehm	XxXfbaa	nehme	enUfcfh
nehme*	cpbccdc	nehmen	cpbccdc	nehmen ^	mSlagdh	nehmen sie	XlfZheb	nehmt ihr	bmWifbb	nehmt*	jaffddc	nehmts	jaffddc	nehmts ihr	idafcgY
neigh*	jeXnXeg	nein	nZdbede	nen	kbncaXc	net	sWYfdeg	nett	ffvVbZc	nett ,	haWoeel	nette	hWTrfhg	nette*	hbmYcej
neu	dodfaag	neue	hdghbad	neuen	hhYcdhZ	neues	ajdleXc	neun	cbhWenh	never	aWdgngc	never again	dfwYTef	new	bchkccb
next	aljadbc	next to	fXrXfej	nice	bgsYdYd	nich	dgUsYed	nicht	ackbggg	nicht ,	ihYcfel	nicht ^	ianbeYc	nicht mal	YiteaUa
nicht mehr	jkQbghc	nicht mit	NgoZhlV	nicht so	dheasTW	nicht verstanden	khUdfff	nicht*	cchjfae	nichts	Zedmddh	nicke*	qWfbdce	nie	fZknWbd
nie ^	ZfWqfda	nie wieder	easYcbb	niema*	Vakcdno	night	fjWjgan	night*	mefdYcb	nimm	YxcWafa	nimme*	Zfdhegc	nimmer	Zfdhegc
nimmt	xaZgZXc	nirge*	icdgecm	nirgends	icdgecm	nix	iZgfcfg	nix ^	XhoZgbf	nix kommt	dghiaau	nix mehr	lWjddcX	no	Ylcffdg
no ^	hGpfkhW	no a	Pyafedj	no an	ekeZaiq	no one	dWlacms	no rush	WsYfdda	no zum	Mygbcff	nobod*	Zemfcbl	nobody	agkdddi
noch	Xmcefeh	noch #	eZUefrd	noch ,	OejeohW	noch a	iSifdiY	noch an	Xiaadpp	noch da	flddXhQ	noch die	YhaleeY	noch ein	jlZdZdm
noch einen	VyZhbXq	noch nicht	Vgbedpf	noch nie	qaUldaa	noch platz	ZsedYdc	noch was	Vqfcfaj	noch zu	Qtaehda	nochm*	ehagagc	nochmal	ciccbid
noise	qclUbas	noon	magaceg	norma*	tVaefch	normal	reUddde	not	cbaidkZ	not me	eXeZxYi	notfa*	maadgdO	notfall	ggdZffY
notfall ^	tcaaYfc	notic*	gWfcfkp	novem*	djedcdY	november	djedcdY	now	acihedp	now ^	bffbfhk	now the	WkqZcba	nu	SrjchYf
null	bdqdacg	numbe*	mYibcem	number	jalfbYj	numme*	ncUbelc	nummer	lcUbemd	nur	ebfdida	nur als	feUcgmY	nur bis	sXadZic
nur das	bonUdZj	nur die	mdfkYXh	nur eine	ifTYrcc	nur fuer	fWhdejf	nur heute	cfYdZqO	nur mehr	ahoebYb	nur noch	gaaaeoh	nur so	cYscada
nur zur	gZagYql	ob	0WfYbYe	oben	fZYhcnl	obwoh*	WXuedef	obwohl	Zatafbg	obwohl ich	Xcqdebm	oda	qXbfdcb	oder	5VZYbbc
oder ^	Seodegh	oder geht	mThcega	oder is	Ziefhba	oder ist	WegghgY	oder nur	jdbiZee	of	becfgec	of #	lRucaaq	of a	ddcjgbo
of it	kXgdfcw	of ten	bcbreZg	of the	fiVdhhd	of them	nPdgggj	of these	YfgXqcg	of your	Yggdbll	off	eaefcij	offen	uUdeZeb
offen ^	nZghaZh	offen und	RkXffqy	offen*	qWgdbch	oft	nYhccca	ohne	kYeeZka	ohne anmeldung	xRidcXk	ohne termin	uOaigbe	ohr	ggmZgWn
ois	fcdmdbe	oiso	jbeuVWg	ok	hagehbe	old	jbfggXh	oma	aZdqecc	on	fddcbkf	on a	gieciWc	on it	QojZckh
on me	kerUbYn	on my	halUeiX	on the	ghcdiYg	on your	bkjecXS	once	mhYhXfh	one	ggcieYe	one ,	lZafkZb	one ^	cjZicdh
one at	Ofufbgb	one of	gjZbhdj	ones	flZkYbk	onlin*	Yjfeeea	online	Ylgebff	online ^	UlZiggd	only	kZcfeeY	opa	jYScqgZ
open	sYedZbm	optio*	tWecXgZ	or	3PgZaab	or can	cSkgfiX	or do	nWbjjYb	or does	Odibtfl	or is	jaeefda	or just	ligeYXc
or only	iWdfehe	order	Zqdcadf	order*	YmoeWad	ordered	dYxWYhf	orders	UnblebU	ordnu*	aXoYflV	origi*	iXlaeda	oster*	cjbdefZ
other	aYdbesi	our	hdgiaah	out	Zdgcekq	out ^	hZmeZdj	out of	majhaXa	out to	bhYxbUX	outsi*	daffdim	outside	daffdim
outside your	YddYgqf	over	bbbjghi	own	lbbgccc	owner	felYbfi	owner*	acobdeg	owners	acobdeg	paar	bciWjhd	packa*	naVkddZ
page	YfbaauU	page ^	ZhjXlbc	paid	YfoZYle	paid for	ZZudYec	paket*	ZpccagX	panne*	fasZfYo	papa	icaehcc	parke*	idceecc
parken	tYUechg	parki*	jZfgecb	parking	jZfgecb	parkp*	bcicamf	parkplatz	ieldcXk	passe*	WkerYZd	passed	gbbqXce	passf*	gtWbbbd
passi*	iYpYdci	passiert	jZkbece	passiert ,	Zfrcbag	passt	gbehdcg	passt ,	YdnOrdf	passt ^	aeeoXfj	past	gbUZcwx	patie*	XodpaVi
patienten	Srgagcd	pay	blVeejg	payme*	Nmkcfig	pensi*	lcbfXhs	peopl*	baajdmg	people	Zbfkdgf	people ,	ZnhjcUb	per	fldabfa
per mail	YZihckd	perfe*	fdXqYfZ	perfectly	bfWqceZ	perfekt	ecjfTki	perso*	ahaiche	person	efkbiWe	person ,	Xlcceil	personal	eYliaej
personen	fmVebhc	personen ,	dqZfeXk	pfing*	ggcZfga	phone	diqWdYl	phone ^	nZmYeZj	photo	Zeibdja	photo*	YggabnT	photographer	RqTofea
photos	mSnZhba	physi*	mcdfeYZ	picke*	ffYciga	picks	YgqccZc	picks up	YgqccZc	picku*	bhdfees	pickup	bhdfees	pista*	gWbqfac
place	mbbfdce	plant	nfVaZmY	platt*	cwPkZcj	playe*	dbXsdcc	played	dbXsdcc	pleas*	fldecae	please	fldecae	please ,	meYfdcl
pls	dxbcXYg	plus	epXbdei	poiso*	cdjgccr	porti*	Wdodeec	possi*	ZpcgdZb	possible	Ypfcfae	possible ^	bkeYfhk	post	efVddog
post ^	chVWcwc	pre	ascUhdc	preis	bhdgddb	preis ^	apVebie	preis*	VsfcagZ	preisliste	Zlcgdee	prett*	ogeVcdf	price	anbZdic
price ,	aXZeiqa	price for	YobYfib	priva*	Zkaecjc	pro	Vxbcbcb	produ*	Vbifdlh	profi*	ecZYctb	profil	cdeddjb	profile	bbccdpf
promi*	gdnfaWp	prost	iZUengd	pruef*	mfWicbd	pruefung	ckeibYe	punkt	dfdobXZ	punkt ^	icXpadc	put	UkjYmcX	put me	nlYfWcd
put the	bVaiogc	putze*	XobdeeZ	quali*	XZsgZeh	quest*	lVddjdb	question	tXeagYc	quote	codfhSU	quote for	meaagce	rad	ofcfZag
radl	Zmgbafj	ran	WekqaZc	rate	RwecdcZ	rauch*	XdkYdoq	raucht	RfqXdmm	raus	pdSedgj	raus ,	fagXgjq	raus ^	afpbfXb
read	cgkoRbh	reagiert	ZgUbeut	real	dZYiqZf	recep*	aZpfaej	receptionist	hdrfXUc	rechn*	Zifdefb	rechnen	PuafgeX	rechnung	oWjdcZi
red	ejgcadg	reel	dZSdgvc	regen	scgbZYt	reich*	agsdXZj	reicht	keXcfhb	rein	fbiZala	reink*	Uagxbac	remem*	VeYsjaf
remember	Xfbcpec	repai*	ZhmYgcd	repaired	easXbef	repar*	jWgkgXi	repariert	faQolec	repla*	gjbcXjS	reply	dYlddhi	reply ^	ggrbcTr
reque*	ahcYcpd	request	ahcYcpd	rescu*	WjUqdgf	reser*	Vujaaab	reservieren	UvaeZgi	resi	bgTcube	respe*	ejVsdVh	rest	bXVillc
resto*	flZkcWa	restock	fngUbfd	retou*	oXgfZdg	rette*	eYZftZb	reversed	sQfegbm	revie*	eZjdYlc	reviews	eZjdYlc	rezep*	jdVeclf
rezept	YbdbeqZ	rezeption	pdRgdfh	richt*	Xeelaii	richtig	khbZfcd	richtung	XcVeevs	riecht	ddfmdZc	right	aejbehr	right now	blbebfm
ring	iafgeba	rings	bqkZZYt	rings out	hejeZby	rinnt	fdnbbbv	rolls*	nfcfaZc	roof	ncYcgeS	room	eoaXick	rote	ioXYhbl
rough	cpdbZde	round	Xmbckcd	row	bcgXdpc	rueckruf	mUbfblh	ruehr*	Mihleii	ruft	ZoZdjag	ruhig	cfbkddb	run	iTXglka
run a	Uhaedpb	runni*	cgeeXlb	running	cgeeXlb	runte*	YiYjalo	rush	WsYfdda	s	aqWdegW	saal	pifXeVZ	sachertorte	YskYYbd
sads	flQledZ	sads ihr	gmThecY	safe	mbbiadm	sag	ddXbxYb	sagen	ehakhWS	sagen ,	adbZdtU	sagt	ebYhjfb	sagt man	cdckQse
sagts	qXddccj	said	dVybeXk	sale	QtoVbeh	same	fbibfee	samst*	Ygceeje	samstag	ciackdZ	samstag ^	QVid1ba	san	ZZocidd
sandw*	fjmSgaj	saube*	ceamhae	sauber	aehckdf	sauber ,	adgmXgd	sauer*	teXZead	saved	Uhflbgd	savin*	hYZbwXg	saw	mdkacXb
say	lZhYhcX	says	jaecgci	says the	tXWZkde	schad	fdsZbab	schad*	ibjddbZ	schade	YjkdfYc	schaf*	iiSckdh	schat*	beZhqXe
schatz	ecescUd	schau	bcbbpfi	schau*	ZgYbhmd	schauen	edScgrZ	schaut	bbdjdhb	schee	abZtZfg	schic*	cnZebfa	schicken	eYgeiee
schicken ^	Rceghof	schickts	WqdicYe	schie*	ZaeildP	schil*	bbeZogZ	schild	Wdshbab	schla*	XildgZe	schlafen	geqYeWb	schle*	bbldhbj
schlecht	eejXchj	schlu*	paRceli	schluessel	jgZhbcp	schluesselbund	deYXgpW	schme*	adilada	schna*	sYajZbb	schne*	iZZniWW	schneiden	Whlbdfe
schnell	ijjVaen	schnell ,	ZZqfcdY	schnelle	fahldXd	schni*	Ycmehaf	schnu*	XlXegjW	scho	dbgehdd	scho a	faxYWce	scho wieder	fabbqbZ
schoe*	aahhhdc	schoen	ccjjYeb	schoenen	ckWVvbZ	schoener	cZloYbg	schon	cedeidb	schon in	sdZdaan	schon voll	M3fdbbi	schon wieder	gRiYqek
schra*	RkqZdfn	schre*	Xfjfefe	schreib	ifbcbic	schreib mir	debbYrb	schreiben	XWdhhnX	schua*	emhZRmf	schul*	ddjdfbm	schwa*	ebhhdbg
schwager	kgZcfcW	schwe*	eeXnceZ	schwester	jkbWbid	schwi*	jZYgiee	sechs	Unkbbfj	sechs*	bfgXhhp	secon*	YmZcejf	see	ZaoggYe
see you	egUbuac	seh	Wcfekhd	sehen	VYignem	sehr	dgcfcfc	seid	hZdbele	seids	iacjcdb	seids ihr	pYjVeeh	sein	Zgedeib
sein ^	YdqbhZl	seit	gbnbaeq	seit #	WfjdehR	seit der	fjaddeq	seit einer	uYbagYf	seit heute	cnYcaji	seit wann	nJkigdS	seite	ggYacma
selbs*	lWcbdlc	selbst	lceebbe	sell	Vqddgbd	semme*	gblbfac	semmeln	ahlhdXj	seo	cWecfpc	september ,	alhalVg	servas ,	YauedZd
servi*	fanadeg	service	cccjdfc	service ,	iVV2ZZc	servus ,	Ullcbgh	sessel	TmiedeX	set	TojchZg	shame	cczSfYa	shame about	edxOfbf
she	lbahddY	shipping	nafYdfe	shop	bdfkcch	shop ,	heZpeVb	shop ^	cncWnXa	shoul*	diYdief	should	iZadkeh	should i	tXebYem
show	ighebYp	showe*	cdqebYX	shutt*	oZfadcs	si	oeVlZbn	sich	afijeYc	sich des	dbYtZeb	siche*	fZXidmc	sicher	ZamrbUg
sichern	eeZWerZ	side	jaedYkf	sie	feceefb	sie auch	afacfne	sie die	sYWgfbc	sie haben	eVpbfdo	sie wurden	kVWaoja	siebe*	gihhXZi
siech	TXqikbh	sign	YhlYajY	since	cgqeaWr	since the	XerddaY	sind	kbghbZd	sind der	SlZlXoW	sind die	dibbegf	sind ein	ZdUmgjh
sind so	kfYdgdf	sind wir	Wbbb3Wh	singl*	Tblidii	single	Zejieam	sitz	ZjgalYq	sitze*	dckhcai	sitzen	dckhcai	six	Zfkadhd
size	jZfcfeb	size #	cqbfcXZ	skept*	hbPvgbd	skeptisch	hYSvddd	skeptisch wegen	faUtecV	ski	oWUmfcf	slot	bqWadii	slow	Xenfbda
small	Ygebfkf	smell	hVdjbim	smell*	gdenYbg	smells like	VcqYdje	snapp*	Zldfdep	snapped	Zldfdep	snow	Ojidemt	so	bhZlfba
so #	Vldbkde	so a	efkWgch	so ein	tVaefaY	so eine	brbYedV	so guat	dZcpagf	so i	daggbjX	so laut	XgtXbfj	so lieb	bhRrYkm
so much	hVySceh	so schoen	mZXifde	so the	Va4Vcbh	so viel	cbelece	so you	bcrUegY	soap	iXXvXei	socke*	dqccZbX	sofor*	Yegghdi
sofort	bkgchZg	sog	hVUqali	sogar	cbWyfWa	sogar mein	eabreYb	sogn	maaibeg	sohn	lYcfeeh	sold	detXcZj	soll	wRabffo
soll i	jYegbfn	soll ich	pWbfddf	soll sich	caWefrY	solle*	raZcebn	sollen	raZcebn	sollen wir	tdbbcYl	sollt	ZidXdoW	sollt*	iaYZdqe
sollte	jYhbefg	somebody call	diQodfR	someo*	gfafeeh	someone	hfeffXc	somet*	clbdgad	sonde*	YiVdbsd	sondern	beUbbxc	sonne	defWocf
sonnt*	dcYfemc	sonntag	dcYfemc	sonst	aiVsacY	sonst nie	acdnafe	sorry	lemYWde	soup	cfuWXeZ	sowas	ahgegcb	space	Tjdlaic
spaet*	pVZjedb	spaeter	jUZjggc	spass	Zghdedc	spass ,	VndYigZ	speck	mYiVice	speis*	oUUjdka	spend*	YZhkZmb	sperr*	fbZfZog
sperrt	kVcfhfd	spiel	cYbepeU	spiel*	tPWhdjd	spita*	dboebak	spital	dboebak	sprec*	oUgdahi	spric*	sYfdXdf	sprin*	efZbhiY
spring	dcYefmV	spuel*	sjccaTa	staff	bemfbbg	stamm*	dXgaqdc	stammtisch	dZVdpjY	stand	WgiYeml	standing	ehlafXp	start	Xaedkje
start*	dmfXbge	statt	lRjfdfj	statt #	actdhUo	staye*	bfUsddf	stayed	bfUsddf	steck*	WnmYeak	stecker	cYsdcci	steckt	Rqeedgn
steckt innen	Rqeedgn	steh	nhfZbZ0	steh in	oZZdjaq	steh seit	WYtghYa	stehe*	meZdeck	stehen	ndXgfao	stehn	fhhfWft	steht	lcleVal
steht in	hbsbdUe	steht seit	Ufqdgal	stein*	kZdbmZf	stell*	cdfabob	stelle	fVfdemh	stellungnahme	datbiSc	sterb*	XZnmdbg	stern	dbmjUeZ
sterne	bdXsYhd	steue*	glWcdgc	stieg*	neWdeeq	stiegen	qVacehg	still	effidZd	still available	YqaYeid	still have	Yhfebje	still on	kYgdcff
stimm*	hhZgbec	stimmt	ocOaimZ	stock	TmWhemg	stop	ichffXa	storn*	rSjbcdm	storniert	Wbscfcq	stras*	iZYedmd	strasse	gbZiegY
stree*	fcYjdge	street	fcYjdge	strei*	aYpgbff	strudel	fabYmii	stuck	flfZdag	stuck in	ddsaZZi	stude*	bZbhemZ	studi*	kXcmZdk
stuec*	dkZhdcc	stueck	Zkfeddb	stueck ,	YgjeedV	stund	fYgiecr	stund*	hdfgdai	stunden	gbfegbc	sturm	kcXealg	suach	V2YafYl
such	giVlcbZ	suche	XpZdbkd	suche*	dbaeemc	suchen	dbaeemc	sucht	XVXYj2V	summe*	dhZcfib	summer	dhZcfib	sunda*	kdcfccZ
sunday	kacffcc	super	TolXfed	super ,	eeyXZWf	suppe	hjSdnah	suppo*	QkucfYk	supposed	Wbnagid	supposed to	Wbnagid	swall*	jZfedfs
swallowed	jZfedfs	table	hcabfjh	table*	ecgdefq	tables	bilZafS	tablet	lZSighi	tabletten	cdjieYo	taet	lpacaWf	tag	Yciehfc
tag ,	hnYeZdq	tag ^	Rjgbpci	tage	YcVtjbc	tages*	oYfeccq	take	aidhceg	take a	hXfifbV	taken	VdnkfYn	takin*	Ybbbfsc
taking	Ybbbfsc	tap water	oWbgeeb	taufe	apdgabe	tausc*	nXgaefg	taxi	tSeehYn	team	eZbclgb	telef*	banYghe	telefon	YhpcdZf
telefon ^	RepbggZ	telefonnummer	fhQcepc	teleg*	eXfeejf	telegram	eXfeejf	tell	ffZcmch	tell me	fkkTbgc	ten	eelebbc	ten minutes	bebhhfi
ten out	bcbreZg	termi*	dgjdeYm	termin	ffideZd	termin zum	Zibedjd	terra*	jYjfgYa	test	rcaXchh	teuer	aqcgYcZ	teure*	YlvVZZh
text	XdfZdrW	thank	hZbjgdc	thank you	gZYkmac	thank*	hXcfmad	thanks	gadflaZ	thanks for	hakiTgh	that	dgebgec	that ^	benZeeW
that the	Icefsoa	that'*	adifiac	that's	adifiac	the	gefffac	the back	Tjkedfj	the best	biWpcbf	the blue	cpZbcfc	the bus	aZbegoc
the cake	bgnYgcj	the car	amajdZd	the desk	gbmdfYp	the dog	ceYdtXZ	the door	ocWhdcb	the fire	ZhThZsc	the first	cbhkccd	the kids	hWocceX
the kitchen	Ylecaik	the new	YeqdgXh	the next	bekeecc	the night	bdZpafS	the one	hjnZXZb	the other	Ycpedcd	the phone	cUjgeji	the price	cljZiWe
the room	amZgedi	the same	adqaecc	the second	iZZchiX	the staff	fcXsZdY	the till	dgduYVV	the way	YgSbpnZ	the wedding	jRheghl	them	YkdddhY
then	cbkTjjf	then the	gdbapZj	theor*	sSgddbX	theory	rcVddej	there	cegajch	there a	dhcfedZ	there another	obVejbv	there any	Xmfcchh
there's	gcUdepk	there*	gaZceni	these	ebffjcX	they	hYejcfW	thing	liZZcgZ	thing*	gbiWjfd	things	gbiWjfd	think*	Wohdccc
thinking	Wohdccc	third	gblfaah	this	becdigk	this evening	Vnffcdu	this in	eqbdaab	this is	baZlqXc	this morning	lYkdVh5	this weekend	QXffnoZ
those	agYihfe	thoug*	ZeVlgjc	thought	UdXdgwk	three	ddldccg	tiera*	pbYgccd	time	kagfdaW	times	dakgeck	tip	rfZeeVa
tipp	ccVkYsd	tisch	fbcgehq	tisch fuer	efieeZk	tisch*	eWefihY	to	dcgcegb	to a	mZbeYlq	to be	higYdcm	to book	fiZfgbg
to go	iYesWbh	to have	XlnYeca	to know	1VSXclY	to my	Xbqaegc	to the	gZhcffc	to you	pdcebap	tocht*	lgfadai	tochter	lgfadai
tochter hat	gbnceao	today	bogaad7	today ,	fiambX3	today ^	Wkdddkl	toddl*	nfmReYe	toile*	hXiXbnX	told	ghkecWj	told you	babanjc
toll	agqVhbf	toll ,	berYfad	tolle	jbVmZib	tomor*	bkdeec6	tomorrow	bleeeax	tomorrow ,	jQmfeek	tomorrow and	Vfkbfic	tomorrow at	aqVfeef
tomorrow morning	cjcjaca	tomorrow's	edbeeir	tonig*	kfYfcf8	tonight	ikaebcr	tonight ^	Rmfdiff	tonight's	iZYgfhx	too	ZjYgjcW	too ^	gYZmefj
took	hbkaedi	took me	ZiRdgrc	tooth	hlWfddt	top	iZgfdcd	torte	Slfieek	torte fuer	oTgjbbe	torte mit	csTfcga	touch	fdnYdcm
tour	dXgiakY	trage*	YbxhaVb	train	iadeefj	trans*	idZahhj	traue*	YZohhZl	traum	hYZtbbf	treff*	mWeYlcs	treffpunkt	vXdXZiy
tried	pWbbjdY	trink*	kcdbWme	trip	OcchugX	trock*	oafabeU	trocken	oaadbga	tropf*	bojTddl	trotz	pWedcfp	tuer	lZcdgdn
tuesd*	Yjlebbb	tuesday	ailfbag	tun	tZXccfv	tun ^	sYVcffl	turne*	gYeoacZ	twice	ZgoahZk	two	cmfabfh	two hours	YhsbbZn
two kids	bnZdfeq	u	Xfiicdg	ueber	cgXcarg	ueber #	dmbgeYa	ueber*	eqVeaeg	ueberhaupt	hbdcidk	ueberweisung	uUedcaa	uebri*	aeXfeoc
uebrigens	cbUgfqc	uhr	Zagdhjg	uhr ,	edkbiZZ	uhr ^	YguYcbX	um	effdiZn	um #	kXjdbdh	um die	akYgdhT	um drei	fZYdgoo
um halb	dWmgZig	umbau	ddfiagU	umgeb*	qXcfcce	und	dcidfdn	und a	Yiflcag	und an	VfpehYa	und bei	dZwahUv	und bin	lbWnbdZ
und da	geYglZl	und dann	cZuccZT	und das	jakXaik	und de	hfRbimo	und der	dnYicZf	und des	itRabgi	und die	SqddhdY	und es	naVgchr
und find	raYicZm	und hab	ohSlfWg	und i	chamdaX	und ich	fZdeghi	und ihr	Tbgkkfc	und jetzt	kWnafZr	und kein	jcSeiju	und mit	mddffXa
und nicht	adYYguT	und noch	rcPgfff	und suche	eQfaevk	und was	QyTiega	und wie	Rpcakfg	und wir	joVddak	und wuerde	cahWcrX	under	haVYfsm
unfal*	hgPihgV	unfall	hgPihgV	unfre*	ZavRdkg	uns	ZjickVj	uns in	Yfeeaob	unser	gfcefbg	unser kater	kafleUj	unser*	Ybldmal
unsere	bhnidTb	unserer	jZYagmj	unsern	bZdkoYc	unten	mcoWbYr	unter	jVgZbob	unter*	hcebdgd	until	acidehZ	up	deZckhi
up ^	hkSfdhe	up and	VZvebdi	up in	lcdXalW	ur	beesVdf	urgen*	imbZdbV	urgent	kfaefZY	us	ffbafid	us in	SbbillW
use	oWZgdgb	used	oTlXchV	vegan	jbdgcdh	veget*	kapbcXY	verar*	cYrgZbh	verdi*	eZabeqb	verdiene	cbbhfia	verfa*	rVUqfYe
verge*	XYkkdgc	vergelts	haVudZY	vergelts gott	haVudZY	vergess	agXseZX	vergessen	Xocbgeh	vergi*	acU0bbZ	verka*	Wcjeckh	verkauft ihr	Vhgbgkh
verla*	dkcadge	verlangt	ieRkfgb	verlangts	Wkeffda	verlangts ihr	VjheefZ	verli*	ZgchWob	verlo*	idWmbfZ	verloren	mbYldZb	versa*	VkkZdhb
versand	deXlfed	versc*	gfhbdca	versp*	aibZneb	verst*	rYcahaY	verstanden	khUdfff	vertr*	sTdZckd	vertrag	ofeedVe	verwe*	oagXYja
very	gXgediZ	vet	Rmhhbhp	video	hdYcigb	viel	celgfXY	viel ^	PrZdijg	viele	rTibgZf	viell*	acbahpb	vielleicht	acbahpb
vier	bfpabcd	viert*	ZgYhaoV	visit	feVdfnc	visit*	eccYdqb	vo	jcgecbi	vo da	sZbfacW	voice*	Vbwafbw	voicemail	VewdgVs
voll	XsciYbf	vom	hfadchh	von	ffbfcfe	von #	ggecebb	von dem	lqdVbYl	von den	anedgYf	von der	YfiWkhg	von euch	crcbbcl
vor	gejdYee	vor #	ngUbdgk	vor ^	TfucfaV	vor dem	mbYZhhd	vor der	iagdfdj	vor mir	basZhZe	vor zwei	hYpXbfV	vorbe*	djXdfhb
vorbei	bbdgXqa	vorbeibringen	oVbZYsg	vorbestellen	Qzafcch	vorge*	ibtXcWd	vorgestern	japYcZf	vorhe*	edjbddb	vorher	edjbddb	vorig*	afkkaZa
voriges	YjpVddb	voriges jahr	XilZeea	vorm	kfbgbbg	vorn	rfdeaVd	vue	Tqhdafb	waer	UtbWdkc	waere	TqcfcfY	wait	nbZfafe
waite*	Yfigddd	waited	hYgfcfa	waiti*	cajdegY	waiting	cajdegY	waiting for	lThhgaZ	walk	jcjdabe	wall	meUcXqb	walle*	ddYendf
wallet	ddYendf	wande*	tYRZndY	wann	micYbdX	wann gibts	TpZffhf	wann habts	fhVbmee	wann kann	Xkifeah	wann kommt	mShicdk	want	XncbZme
want the	WrgZfbh	want to	jWfedgf	war	cZnibca	war a	Xapfech	war da	Vareeej	war das	nfbdcaj	war ein	aaYrdgi	war heut	naSjdib
war im	oVTeend	war ja	xaZZcbh	war skeptisch	fZTwfbd	war so	gceobXf	ware	eewZYZm	waren	ehckZcf	warm	jcgaiZc	warn	bggieYZ
warnu*	eeVebra	warnung	eeVebra	wars	dbgwSba	wart	djdiYca	warte	VkhjfZi	warte*	iYqadae	wartet	Vcnhfce	warum	fVnfceb
warum steht	bZphcaV	was	ckhdbad	was a	iVZifiS	was frei	Xqacfda	was fuer	hMclnge	was in	kRiaiip	was is	qWeacfg	was kost	Wnecdgh
was kostet	T3OZiid	was macht	ciZigbY	was muesst	Vrfdcdd	was nehmt	QweZgdg	was the	rYaidZW	was verlangts	ZpXehde	was war	acqacfj	wasps	eerWbcf
wasse*	qbcZdek	wasser	fkbaeer	wat	biXldeb	watch*	bebcqbZ	water	iZgabkm	wc	iclXecj	we	jZfcffe	we are	eZeddke
we get	nYZkgXi	we got	dcSgohd	we have	niZbeZn	we were	feYgpWd	we'd	Xjecgfd	we're	rYfcfXk	we've	pZpbbUg	websi*	dbmecci
website	dbmecci	wedding is	mZcfgZe	week	XgicdiY	weeke*	YmhWgfd	weeks	bjkdcYg	weg	ekbbeep	weg ,	YWrgiZi	wegen	bXiehhd
wegen der	djWhjZl	weigh*	nXgdafm	weihn*	ZoYhfcb	weihnachten	deacgiZ	weil	dfehfaY	weil da	miTgcce	weil die	gcpaacn	weil i	oUdncXZ
wein	edfXhio	weiss*	WmXamhp	weite*	bZZjgkk	welch*	zZYcaad	welchem	ldeahac	well	dgajfaY	well played	agWqddd	welpe*	Wkbbfmc
wen	hdgZdgk	wenig*	kWkddci	weniger	gYmcbfh	wenn	iddafeU	wenn bis	cXthaak	wenn der	QZycjbe	wenn die	eeuZZYf	wenn er	dgWcndd
wenn i	hbXbcqh	wenn ich	nXegVja	wenn ma	iRlfcgV	wenn man	Vckjfdf	wenn wir	lnUceal	wenn'*	enWbcjY	wenn's	enWbcjY	wenns	llWYgcY
went	icZtbUb	wer	Ycbcpgf	wer hat	liUbjad	wer ist	gkoYbVm	wer kommt	ZXhgldZ	werd	aVhrebS	were	mXfXifY	werks*	gaTmdja
wert	Zbhqbae	wet	ebhUmfh	what	obeecYd	what a	Ucammea	what do	Qpchicf	what'*	gmbedYe	what's	hieddZb	what's the	jhZdafe
whats	rbedbYc	whats*	ddccfif	whatsapp	ddccfif	whatsapp #	cjVedmc	when	liVfaga	when i	bZhigeZ	where	lhedYbe	where can	Zpadgbb
where*	rhZZacc	which	sabcbbY	who	hbboYdc	who do	liUbgfl	who else	SjXdvdb	whoev*	XbgrZdj	whoever	YaktZYb	whole	fabkeel
why	lelcXZa	wia	jcjacbZ	wider*	YdzXeXj	wie	fgbibdb	wie auf	emWcdih	wie frueher	fcsVbdg	wie immer	habrWek	wie lang	oZbbidd
wie teuer	N2eadbZ	wie viel	hxUZbZi	wie viele	tQhefad	wieda	Yiflade	wiede*	ahfgfcc	wieder	aidfeee	wieder ^	heajfZd	wieder de	PzgVefY
wieder die	Rckghie	wieder mit	acYdube	wievi*	buebZYd	wieviel	drbbZdb	wife	VnZgcjf	wife has	idWhjbq	will	Wjclddf	will ich	XwUcefW
will the	1YZWYgb	windo*	ieccbge	winte*	geafffW	winter	hbUihhe	wir	hgaZjel	wir haben	aajkhXi	wir kommen	heUikaZ	wir sind	ZeVffsY
wir sitzen	ggecgaq	wird	ifbeddl	wird das	rfbXdbd	wird ma	SgplfWf	wisse*	sUXdhfd	wissen	rVYbhgb	with	kdddced	with a	YZsjeXe
with my	aamkbbi	with our	gVlcfei	with the	dgfbjbf	with two	ihZZhep	with your	deUefoh	witho*	hddggZe	without	hddggZe	witz	Xcmiaeg
wo	jkddXbe	wo ist	deacmdp	wo man	bWWydeh	woand*	gbpbbae	woanders	gbpbbae	woch	barabfe	woche	chdbheU	woche*	iddahda
wochen	lWegbfe	wochen ^	YhpceYe	wochenende	Zkdfhbg	wochn	YXxfZdd	woher	pVXibiV	wohin	rdVebfc	wohl	cbdfdkY	wohnu*	XjhifXm
wohnung	dmchbad	wollt	hbgddem	wollt*	hjXebga	won't	gffUhhj	wonde*	YkdZbmh	wondering	dhYdckb	wonn	oncZVbd	worde*	geZoeYb
worden	geZoeYb	wordn	Tlbcdoc	work	eVehanc	wort	VbyUhcb	wos	YjdjgZa	wos is	qQfefed	wos kost	cqfbdXd	would	aiddegY
would be	cYrcdcb	would it	ZubZdcg	would love	embVidh	wrong	YdpZZki	wuens*	XySYggc	wuerd	ffbcdia	wuerd*	ahecfga	wuerde	apZeiZd
wuerden	eYjacmf	wunde*	cZZtafb	wunderschoen	YdawZce	wurde	aakeakg	year	hgddagX	years	VialcjZ	yet	Snggfda	yoga	banYhfk
you	dbjeedf	you ^	XffYoee	you charge	Urcecfa	you charged	eZkdbgf	you do	UnceggZ	you for	adYwZbb	you gave	kdfabfo	you got	UxTggdc
you guys	kafiYdc	you have	Vnbgeee	you lot	dfSrhba	you open	ibdhcdO	you put	ecpaYfc	you recommend	oOgfehj	you rent	Vtdbddc	you sell	Ykifdbd
you sold	jYpXbem	you still	Whifhcg	you use	xWgadWa	you'r*	acfkeda	you're	acfkeda	you'v*	bbgffgm	you've	bbgffgm	your	fYaZfqh
your page	kebgbbe	your place	nfXdbff	your shop	jdgZZhp	your window	cbpdfXS	zaehl*	pffdbWf	zaehlt	pffdbWf	zahl	icZbldU	zahle*	ahidecb
zahlen	ahidecb	zahlt	Zebhkdh	zahn	bbrcdav	zehn	adhdZme	zeit	YiUmeiY	zeite*	fbWYpje	zeiten	fbWYpje	zero	fbrccXl
zette*	edmeeYa	zettel	edmeeYa	zimme*	ibjbcdj	zimmer	eehhdZc	zimmer #	larXbYg	zimmer fuer	Yqaaehg	zoll	giVbekg	zruck	lchZcco
zruck*	efodZZc	zu	dhcgafd	zu ,	iYacgjq	zu ^	nafgcZY	zu den	aapecdf	zu euch	mbYjccX	zu haben	Ykfbegp	zua	XmhYhcb
zug	sePbldl	zuges*	feleZcf	zuhau*	heZhgbi	zuhause	heZhgbi	zum	ambfdce	zum ersten	WnapfVY	zum geburtstag	ZibandZ	zum letzten	ccWqgeg
zum mitnehmen	RyfdeXb	zur	bhoabbf	zur info	ddYhYpd	zurue*	jedfZef	zurueck	hcfcdem	zurueckgeben	sVdfdZZ	zuruecklegen	Yoffcbb	zuruecklegen ,	ckifeVc
zusta*	cjmeXak	zwa	YsfZfZZ	zwanz*	WgYegpd	zwar	iVdmYjd	zwei	YmgZfeg	zwei kisten	WqXldaf	zwei stueck	Sngechd	zwei wochen	aZfjfgb
zweim*	cfkcbee	zweimal	cfkcbee	zweit*	kTiXiiY	zweite	afvYdYY	zweiten	imYccdh	zwisc*	nYccajd	zwischen	labdbic	zwoa	flbahab
zwoel*	Uhlcdgm	€	kXfbdih	☕	dXZlmca	❤	bdailcd	❤ ❤	eeYrXef	🍀	dXdcsbb	🎁	hZXcgmd	🎂	lVcS0Yc
🎉	dahUrda	🐶	ehQcohd	👀	Yaeeoed	👋	abcerad	👌	bffQtfh	👏	aYtjZZf	👏 👏	deNvffb	💀	bdSZ2cd
💋	ccaeUwd	🔥	cdZnbgc	🔥 🔥	chearVa	😁	ebXfndc	😂	ZYYczda	😂 😂	jiadTmh	😄	UdYh2Uh	😅	dfYdocc
😉	bgTcnjY	😍	cgbhgde	😜	ZccY0YZ	😤	dabetXX	😭	VpZfjbb	🙄	heScsah	🙈	dbWeuaY	🙋	Zeadsae
🚀	dXefapg	🚨	ZYXawiV	🤣	bYaawdb	🥳	dSdbueQ	=question	ieddddf	=buying	ehddeee	=complaint	ddiddee	=praise	dddidee
=chatter	edddhed	=other	ddfdefe	=question briefly	oceedfd	=buying briefly	dndedfe	=complaint briefly	dfoddde	=praise briefly	efdrdeg	=chatter briefly	deecoeg	=other briefly	eeeefee
=urgent briefly	efdeeen	=complaint all	dfeeeef	=complaint most	fdeeeef	=praise all	eeeeeee	=praise most	deffddd	=buying all	efeeede	=buying most	egedddd	=other all	eedeege
=other most	ddeedge	=crowd all	eefdfee	=crowd most	eefdfee	=urgent all	feeeeef	=urgent most	dffeeed	=spam all	ededegd	=spam most	deedehe	=chatter all	deeefee
=chatter most	efeedee	=question all	eeeeeee	=question most	eeeeeee	=wish all	dgdeeee	=wish most	dfeeeef	=words	dfdfeff	=urgent	eeeefeh	=asked	eedeeef
=against	eefdeed	=praised	eecgede	=emoji	deeefee	=stars	eedefed	=links	eedeefe
"""
