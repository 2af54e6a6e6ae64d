const list = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Pieces of invented words: a word is some beginnings joined to middles, and sometimes an ending. */
export interface Syllables {
  readonly beginnings: readonly string[]
  readonly middles: readonly string[]
  readonly endings: readonly string[]
}

/** Words of one language, commonest first. `episode` is how its countries call an episode without a name. */
export interface Lexicon {
  readonly words: readonly string[]
  readonly links: readonly string[]
  readonly articles: readonly string[]
  readonly syllables: Syllables
  readonly episode: string
  readonly gap: ' ' | ''
  readonly capitals: 'every' | 'first' | 'none'
}

const english: Lexicon = {
  words: list(`
    love night man life house day girl world time last story heart lost blood dark city black death home
    little red big dead good white boy secret king woman dream one blue war water fire road light star
    summer moon family game wild golden street sea mother silent new old first father river sun queen
    shadow land road island stranger winter return christmas money devil music song happy school ghost
    wedding garden brother sister train murder legend gold hunter mountain mirror baby hotel broken angel
    paradise midnight morning friend doctor train sky wind stone dog horse cat wolf bear bird fish snake
    tiger lion spider rat fox crow eagle rabbit sheep bull whale shark bee fly green yellow silver purple
    grey crimson scarlet amber ivory copper iron steel glass paper wooden velvet silk dust ash salt sugar
    honey milk bread wine coffee tea apple orange cherry lemon rose lily orchid tulip daisy ivy oak pine
    willow maple cedar forest jungle desert valley hill cliff cave lake ocean beach harbor bridge tower
    castle palace temple church chapel cathedral monastery cemetery prison hospital factory market museum
    library theatre cinema circus station airport port village town kingdom empire nation border frontier
    colony camp farm ranch mill kitchen bedroom window door wall roof floor stairs cellar attic room
    corridor elevator tunnel railway highway bus taxi truck car bicycle ship boat submarine rocket plane
    balloon engine machine robot computer telephone camera photograph picture portrait painting diary
    letter book page chapter poem word name number code key lock ring crown sword knife gun bullet bomb
    rope chain mask costume dress shoe glove hat coat pocket purse suitcase captain soldier general
    sergeant colonel admiral pilot sailor pirate thief robber detective inspector lawyer judge teacher
    student professor writer poet painter singer dancer actor clown magician nurse surgeon butcher baker
    barber tailor farmer fisherman miner shepherd gardener driver engineer president minister mayor prince
    princess duke countess knight priest nun monk prophet saint sinner widow orphan bride groom husband
    wife daughter son uncle aunt cousin neighbour lover enemy rival hero villain witness victim killer
    assassin spy agent prisoner fugitive refugee immigrant traveller pilgrim nomad tourist guest host
    waiter cook maid butler servant master slave rebel hope faith fear anger pride envy shame guilt grief
    joy sorrow pain pleasure desire passion hunger thirst sleep memory silence whisper scream laughter
    tears kiss touch promise lie truth justice revenge mercy honor glory courage freedom peace victory
    defeat escape journey voyage adventure quest chase race flight fall rise storm thunder lightning rain
    snow ice fog flood earthquake eclipse dawn dusk sunset twilight spring autumn monday friday sunday
    january april september december century hour minute moment forever never tomorrow yesterday today
    always beautiful strange lonely crazy perfect hidden sacred forbidden endless invisible hollow bitter
    sweet cold warm burning frozen sleeping dancing flying running falling waiting dying living crooked
    naked hungry thirsty drunk young ancient modern electric magnetic infinite final second third seven
    twelve hundred thousand million double half empty full deep high low long short wide narrow fast slow
    loud quiet soft hard heavy pilot reunion audition election trial verdict birthday funeral holiday
    vacation weekend picnic party ball carnival parade concert rehearsal
  `),
  links: list('of and in the for to with from on at by without or after before under over behind'),
  articles: list('the the the a my our'),
  syllables: {
    beginnings: list('b br c ch cl d dr f fl g gr h j k l m n p pr r s sh st t th tr v w wh sn gl qu z'),
    middles: list('a e i o u ea ee oo ay ow ai ar er or'),
    endings: list('n r l s t ck m ld nd st ter ley ton ford wick ham worth ing er y ness field'),
  },
  episode: 'Episode',
  gap: ' ',
  capitals: 'every',
}

const french: Lexicon = {
  words: list(`
    amour nuit vie femme homme jour monde mort fille maison temps enfant coeur père mère ville mer été
    rêve secret histoire soleil lune étoile guerre paix rue chemin route voyage forêt rivière île château
    école élève fenêtre porte jardin fleur hiver automne printemps matin soir minuit lumière ombre feu eau
    terre ciel vent pluie neige oiseau chat chien loup cheval renard papillon frère soeur ami amie
    étranger voisin médecin juge avocat soldat général roi reine prince princesse fantôme diable ange dieu
    église prière silence bruit cri chanson musique danse théâtre cinéma café vin pain pomme cerise citron
    rouge noir blanc bleu vert doré argenté petit grand vieux jeune nouveau dernier première seul seule
    perdu perdue caché interdite sauvage fou folle belle triste heureux éternel retour départ fuite chasse
    procès crime meurtre vengeance pardon mensonge vérité mémoire oubli bonheur malheur colère peur espoir
    désir baiser lettre cahier livre mot nom clé couteau miroir masque robe chapeau valise train gare
    bateau avion pont tour mur chambre escalier cuisine hôpital prison marché village frontière pêcheur
    boulanger musée forçat écrivain peintre chanteuse danseur évadé héritage fiançailles noces fête noël
    dimanche garçon
  `),
  links: list('de du et à la des en dans sur sans pour au avec chez sous'),
  articles: list('le la les un une mon'),
  syllables: {
    beginnings: list('b bl c ch cr d f fr g gr j l m n p pl r s t tr v qu'),
    middles: list('a e i o u é è ou oi au eau ai in an on eu'),
    endings: list('r l t s lle tte ne gne rd cq ville mont age eur euse ière ois'),
  },
  episode: 'Épisode',
  gap: ' ',
  capitals: 'first',
}

const german: Lexicon = {
  words: list(`
    liebe nacht leben mann frau tag welt tod mädchen haus zeit kind herz vater mutter stadt meer sommer
    traum geheimnis geschichte sonne mond stern krieg frieden straße weg reise wald fluss insel schloss
    schule schüler fenster tür garten blume winter herbst frühling morgen abend mitternacht licht schatten
    feuer wasser erde himmel wind regen schnee vogel katze hund wolf pferd fuchs bruder schwester freund
    fremde nachbar arzt richter anwalt soldat könig königin prinz prinzessin geist teufel engel gott
    kirche stille schrei lied musik tanz theater kino kaffee wein brot apfel kirsche rot schwarz weiß blau
    grün golden silbern klein groß alt jung neu letzte erste allein verloren verborgen verboten wild
    verrückt schön traurig glücklich ewig rückkehr abschied flucht jagd prozess verbrechen mord rache lüge
    wahrheit erinnerung glück unglück zorn angst hoffnung sehnsucht kuss brief tagebuch buch wort name
    schlüssel messer spiegel maske kleid hut koffer zug bahnhof schiff flugzeug brücke turm mauer zimmer
    treppe küche krankenhaus gefängnis markt dorf grenze fischer bäcker museum dichter maler sängerin
    tänzer flüchtling erbe hochzeit weihnachten sonntag jäger mühle förster bürgermeister kommissar gräfin
    hände füße träume schwarzwald heimat wirtshaus
  `),
  links: list('und der des im in am von für mit ohne auf unter nach'),
  articles: list('der die das ein eine mein'),
  syllables: {
    beginnings: list('b br d f fr g h k kl l m n p r s sch schw st t w z gr tr v'),
    middles: list('a e i o u ä ö ü ei ie au eu'),
    endings: list('n r l t ch cht nd ng rg mann berg stein hof burg heim feld ung heit keit er el'),
  },
  episode: 'Folge',
  gap: ' ',
  capitals: 'every',
}

const spanish: Lexicon = {
  words: list(`
    amor noche vida hombre mujer día mundo muerte niña casa tiempo hijo corazón padre madre ciudad mar
    verano sueño secreto historia sol luna estrella guerra paz calle camino viaje bosque río isla castillo
    escuela ventana puerta jardín flor invierno otoño primavera mañana tarde medianoche luz sombra fuego
    agua tierra cielo viento lluvia nieve pájaro gato perro lobo caballo zorro mariposa hermano hermana
    amigo extraño vecino médico juez abogado soldado rey reina príncipe princesa fantasma diablo ángel
    dios iglesia silencio grito canción música baile teatro cine café vino pan manzana cereza rojo negro
    blanco azul verde dorado pequeño grande viejo joven nuevo último primera solo perdido oculto prohibida
    salvaje loco bella triste feliz eterno regreso despedida fuga caza juicio crimen asesinato venganza
    perdón mentira verdad memoria olvido felicidad ira miedo esperanza deseo beso carta diario libro
    palabra nombre llave cuchillo espejo máscara vestido sombrero maleta tren estación barco avión puente
    torre muro cuarto escalera cocina hospital prisión mercado pueblo frontera pescador panadero museo
    escritor pintor cantante bailarín fugitivo herencia boda fiesta navidad domingo señor señora niño
    montaña corrida pasión traición orgullo dueña patrón milagro esperanzas
  `),
  links: list('de del y en la el a con sin para por sobre tras'),
  articles: list('el la los las un una mi'),
  syllables: {
    beginnings: list('b br c ch d f fl g gu j l ll m n p pr qu r s t tr v z'),
    middles: list('a e i o u á é í ó ie ue ia'),
    endings: list('n r l s z do ra dor ción ito illa ero eña ez al oso'),
  },
  episode: 'Episodio',
  gap: ' ',
  capitals: 'first',
}

const portuguese: Lexicon = {
  words: list(`
    amor noite vida homem mulher dia mundo morte menina casa tempo filho coração pai mãe cidade mar verão
    sonho segredo história sol lua estrela guerra paz rua caminho viagem floresta rio ilha castelo escola
    janela porta jardim flor inverno outono primavera manhã tarde luz sombra fogo água terra céu vento
    chuva neve pássaro gato cão lobo cavalo raposa irmão irmã amigo estranho vizinho médico juiz advogado
    soldado rei rainha príncipe princesa fantasma diabo anjo deus igreja silêncio grito canção música
    dança teatro cinema café vinho pão maçã vermelho preto branco azul verde pequeno grande velho jovem
    novo último primeira sozinho perdido escondido proibida selvagem louco bela triste feliz eterno
    regresso despedida fuga crime vingança perdão mentira verdade memória felicidade medo esperança desejo
    beijo carta diário livro palavra nome chave espelho máscara vestido mala trem estação navio avião
    ponte torre quarto cozinha prisão mercado aldeia fronteira pescador escritor pintor cantora herança
    casamento festa natal domingo senhor paixão traição coragem ladrão capitão carnaval sertão saudade
  `),
  links: list('de do da e em no na com sem para por sobre'),
  articles: list('o a os as um uma meu'),
  syllables: {
    beginnings: list('b br c ch d f g j l lh m n nh p pr qu r s t tr v x'),
    middles: list('a e i o u ã á é ê ó ô ei ou ão'),
    endings: list('r l s m do ra dor ção inho eira oso ança al ez'),
  },
  episode: 'Episódio',
  gap: ' ',
  capitals: 'first',
}

const italian: Lexicon = {
  words: list(`
    amore notte vita uomo donna giorno mondo morte ragazza casa tempo figlio cuore padre madre città mare
    estate sogno segreto storia sole luna stella guerra pace strada viaggio foresta fiume isola castello
    scuola finestra porta giardino fiore inverno autunno primavera mattina sera mezzanotte luce ombra
    fuoco acqua terra cielo vento pioggia neve uccello gatto cane lupo cavallo volpe fratello sorella
    amico straniero vicino medico giudice avvocato soldato re regina principe principessa fantasma diavolo
    angelo dio chiesa silenzio grido canzone musica ballo teatro cinema caffè vino pane mela rosso nero
    bianco azzurro verde piccolo grande vecchio giovane nuovo ultimo prima solo perduto nascosto proibita
    selvaggio pazzo bella triste felice eterno ritorno addio fuga caccia processo delitto vendetta perdono
    bugia verità memoria felicità paura speranza desiderio bacio lettera diario libro parola nome chiave
    coltello specchio maschera vestito cappello valigia treno stazione nave ponte torre muro camera scala
    cucina prigione mercato paese frontiera pescatore museo scrittore pittore cantante eredità nozze festa
    natale domenica signora commissario padrino gioventù libertà
  `),
  links: list('di del e in la il a con senza per su nel'),
  articles: list('il la i le un una mio'),
  syllables: {
    beginnings: list('b c ch d f fr g gi gl l m n p pr qu r s sc st t tr v z'),
    middles: list('a e i o u ia io à è ò uo ie'),
    endings: list('no na ni lo la tti re zione etto ella ino ore aggio anza esco'),
  },
  episode: 'Episodio',
  gap: ' ',
  capitals: 'first',
}

const swedish: Lexicon = {
  words: list(`
    kärlek natt liv man kvinna dag värld död flicka hus tid barn hjärta far mor stad hav sommar dröm
    hemlighet berättelse sol måne stjärna krig fred gata väg resa skog älv ö slott skola fönster dörr
    trädgård blomma vinter höst vår morgon kväll midnatt ljus skugga eld vatten jord himmel vind regn snö
    fågel katt hund varg häst räv bror syster vän främling granne läkare domare soldat kung drottning
    prins prinsessa spöke djävul ängel gud kyrka tystnad skrik sång musik dans röd svart vit blå grön
    liten stor gammal ung ny sista första ensam förlorad förbjuden vild galen vacker lycklig evig
    återkomst flykt jakt mord hämnd lögn sanning minne lycka rädsla hopp längtan kyss brev dagbok ord namn
    nyckel spegel mask tåg båt bro torn mur rum kök fängelse by gräns fiskare målare bröllop jul söndag
    kapten skärgård fjäll
  `),
  links: list('och i på av för med utan till från under'),
  articles: list('en ett min den det'),
  syllables: {
    beginnings: list('b bj d f fj g h k kv l m n r s sj sk st t v gr'),
    middles: list('a e i o u å ä ö y'),
    endings: list('n r l g t ck nd st ström berg lund gren dal het ning en ar'),
  },
  episode: 'Avsnitt',
  gap: ' ',
  capitals: 'first',
}

const polish: Lexicon = {
  words: list(`
    miłość noc życie człowiek kobieta dzień świat śmierć dziewczyna dom czas dziecko serce ojciec matka
    miasto morze lato sen tajemnica historia słońce księżyc gwiazda wojna pokój ulica droga podróż las
    rzeka wyspa zamek szkoła okno drzwi ogród kwiat zima jesień wiosna ranek wieczór północ światło cień
    ogień woda ziemia niebo wiatr deszcz śnieg ptak kot pies wilk koń lis brat siostra przyjaciel obcy
    sąsiad lekarz sędzia żołnierz król królowa książę duch diabeł anioł bóg kościół cisza krzyk pieśń
    muzyka taniec czerwony czarny biały niebieski zielony mały wielki stary młody nowy ostatni pierwszy
    sam zagubiony ukryty zakazany dziki szalony piękna smutny szczęśliwy wieczny powrót ucieczka zbrodnia
    zemsta kłamstwo prawda pamięć szczęście strach nadzieja pocałunek list słowo imię klucz lustro maska
    pociąg statek most wieża mur kuchnia więzienie wieś granica rybak malarz wesele
  `),
  links: list('i w na z do bez dla po pod nad'),
  articles: list('mój nasz ten ta'),
  syllables: {
    beginnings: list('b br c cz d dz g k kr l ł m n p prz r s sz ś t w z ż'),
    middles: list('a e i o u ó ą ę y ie'),
    endings: list('k m n ść ć ski ska owa nik arz iec anka ów ość'),
  },
  episode: 'Odcinek',
  gap: ' ',
  capitals: 'first',
}

const turkish: Lexicon = {
  words: list(`
    aşk gece hayat adam kadın gün dünya ölüm kız ev zaman çocuk kalp baba anne şehir deniz yaz rüya sır
    hikâye güneş ay yıldız savaş barış sokak yol yolculuk orman nehir ada kale okul pencere kapı bahçe
    çiçek kış sonbahar bahar sabah akşam ışık gölge ateş su toprak gökyüzü rüzgâr yağmur kar kuş kedi
    köpek kurt at tilki kardeş abla dost yabancı komşu doktor hâkim asker kral kraliçe hayalet şeytan
    melek tanrı sessizlik çığlık şarkı müzik dans kırmızı siyah beyaz mavi yeşil küçük büyük yaşlı genç
    yeni son ilk yalnız kayıp gizli yasak vahşi deli güzel üzgün mutlu sonsuz dönüş kaçış suç intikam
    yalan gerçek hatıra mutluluk korku umut öpücük mektup kitap söz isim anahtar ayna maske tren gemi
    köprü kule duvar oda mutfak hapishane köy sınır düğün bayram
  `),
  links: list('ve ile için bir gibi'),
  articles: list('bir bu benim'),
  syllables: {
    beginnings: list('b c ç d f g h k l m n p r s ş t v y z'),
    middles: list('a e ı i o ö u ü'),
    endings: list('n r l k m lar ler lık çi siz mak mek dan oğlu'),
  },
  episode: 'Bölüm',
  gap: ' ',
  capitals: 'first',
}

const romanised: Lexicon = {
  words: list(`
    koi yoru inochi otoko onna hi sekai shi musume ie toki kodomo kokoro chichi haha machi umi natsu yume
    himitsu monogatari taiyô tsuki hoshi sensô heiwa michi tabi mori kawa shima shiro gakkô mado niwa hana
    fuyu aki haru asa hikari kage hi mizu sora kaze ame yuki tori neko inu kitsune tomodachi sensei
    samurai shôgun oni kami uta odori aka kuro shiro ao midori chiisana saigo pyaar raat zindagi aadmi
    aurat din duniya maut ladki ghar waqt dil pita maa shahar sagar sapna raaz kahani suraj chanda sitara
    jung raasta safar jungle nadi kila khidki phool subah shaam roshni saaya aag paani dharti aasman hawa
    baarish pagal lyubov noch zhizn muzhchina zhenshchina den mir smert devushka dom vremya syn serdtse
    otets mat gorod more leto son tayna solntse luna zvezda voyna ulitsa doroga les reka ostrov zamok
    shkola okno dver sad tsvetok zima osen vesna utro svet ten sarang bam insaeng namja yeoja sesang jip
    sigan maeum dosi bada yeoreum kkum bimil iyagi haneul byeol jeonjaeng hob leil hayat ragol mara donia
    mout bint beit qalb medina bahr helm shams amar ahava laila haim ish isha olam bayit lev yam
  `),
  links: list('no to wa ki ka ke aur i v na eui wa fi'),
  articles: list('ek mera kono aru'),
  syllables: {
    beginnings: list('b ch d g h j k kh m n p r s sh t ts v y z zh'),
    middles: list('a e i o u aa ee ai ya yo û ô'),
    endings: list('n r k m shi ko ka ra ru wala nov ski jeon bin'),
  },
  episode: 'Episode',
  gap: ' ',
  capitals: 'first',
}

const russian: Lexicon = {
  words: list(`
    любовь ночь жизнь человек женщина день мир смерть девушка дом время ребёнок сердце отец мать город
    море лето сон тайна история солнце луна звезда война улица дорога путешествие лес река остров замок
    школа окно дверь сад цветок зима осень весна утро вечер полночь свет тень огонь вода земля небо ветер
    дождь снег птица кошка собака волк лошадь лиса брат сестра друг чужой сосед врач судья адвокат солдат
    король королева принц принцесса призрак дьявол ангел бог церковь тишина крик песня музыка танец театр
    кино кофе вино хлеб яблоко вишня красный чёрный белый синий зелёный золотой маленький большой старый
    молодой новый последний первый один потерянный скрытый запретный дикий безумный красивая грустный
    счастливый вечный возвращение прощание бегство охота суд преступление убийство месть прощение ложь
    правда память забвение счастье гнев страх надежда желание поцелуй письмо дневник книга слово имя ключ
    нож зеркало маска платье шляпа чемодан поезд вокзал корабль самолёт мост башня стена комната лестница
    кухня больница тюрьма рынок деревня граница рыбак пекарь музей писатель художник певица танцор беглец
    наследство свадьба праздник рождество воскресенье капитан следователь адмирал мальчик девочка невеста
    жених дети ветераны степь тайга метель берег причал маяк колодец мельница усадьба купец барин студент
    учитель директор завод шахта экспедиция космос ракета робот машина трамвай
  `),
  links: list('и в на с из без для от под над'),
  articles: list('мой наш этот эта'),
  syllables: {
    beginnings: list('б в г д ж з к кр л м н п пр р с ст т тр ф х ч ш'),
    middles: list('а е и о у ы я ю ё'),
    endings: list('н р л к м ть ский ная ова ник ость ение ев ич ка'),
  },
  episode: 'Эпизод',
  gap: ' ',
  capitals: 'first',
}

const japanese: Lexicon = {
  words: list(`
    愛 夜 命 男 女 日 世界 死 少女 家 時間 子供 心 父 母 街 海 夏 夢 秘密 物語 太陽 月 星 戦争 平和 道 旅 森 川 島 城 学校 窓 扉 庭 花 冬 秋 春 朝 夕暮れ 真夜中 光
    影 火 水 大地 空 風 雨 雪 鳥 猫 犬 狼 馬 狐 兄弟 姉妹 友達 他人 隣人 医者 裁判官 弁護士 兵士 王 女王 王子 姫 幽霊 悪魔 天使 神 教会 沈黙 叫び 歌 音楽 踊り 劇場 映画
    珈琲 酒 林檎 桜 赤い 黒い 白い 青い 緑の 黄金 小さな 大きな 古い 若い 新しい 最後 最初 孤独 失われた 隠された 禁じられた 野生 狂った 美しい 悲しい 幸せ 永遠 帰還 別れ 逃亡
    狩り 裁判 犯罪 殺人 復讐 許し 嘘 真実 記憶 忘却 幸福 怒り 恐怖 希望 欲望 口づけ 手紙 日記 本 言葉 名前 鍵 刃 鏡 仮面 着物 帽子 鞄 列車 駅 船 飛行機 橋 塔 壁 部屋 階段
    台所 病院 刑務所 市場 村 国境 漁師 博物館 作家 画家 歌手 踊り子 逃亡者 遺産 結婚 祭り 日曜日 侍 忍者 将軍 刑事 探偵 先生 学生 社長 家族 青春 革命 帝国 伝説 冒険 英雄 怪獣
    宇宙 機械 電車 東京 大阪 京都 北海道 温泉 花火 約束 奇跡 運命 ラブ ストーリー ゲーム ヒーロー ガール ボーイ ナイト ミステリー スペシャル クラブ レストラン ホテル サマー クリスマス
    ミュージック アイドル ロボット モンスター キング ドラゴン
  `),
  links: list('の と は へ に を から まで'),
  articles: list('あの この ある'),
  syllables: {
    beginnings: list('ア カ サ タ ナ ハ マ ラ ガ ザ ダ バ パ シャ チャ'),
    middles: list('イ ル ン ー ミ リ ト ス キ ノ モ ッ ク ジ'),
    endings: list('ア ー ス ル ン ド ト ナ ラ ム'),
  },
  episode: 'エピソード',
  gap: '',
  capitals: 'none',
}

const hebrew: Lexicon = {
  words: list(`
    אהבה לילה חיים איש אישה יום עולם מוות נערה בית זמן ילד לב אבא אמא עיר ים קיץ חלום סוד סיפור שמש ירח
    כוכב מלחמה שלום רחוב דרך מסע יער נהר אי טירה בית־ספר חלון דלת גן פרח חורף סתיו אביב בוקר ערב חצות אור
    צל אש מים אדמה שמיים רוח גשם שלג ציפור חתול כלב זאב סוס שועל אח אחות חבר זר שכן רופא שופט חייל מלך
    מלכה נסיך נסיכה רפאים שטן מלאך אלוהים דממה צעקה שיר מוזיקה ריקוד תיאטרון קולנוע קפה יין לחם תפוח אדום
    שחור לבן כחול ירוק זהב קטן גדול זקן צעיר חדש אחרון ראשון לבד אבוד נסתר אסור פראי משוגע יפה עצוב מאושר
    נצחי שיבה פרידה בריחה ציד משפט פשע רצח נקמה סליחה שקר אמת זיכרון אושר כעס פחד תקווה תשוקה נשיקה מכתב
    יומן ספר מילה שם מפתח סכין מראה מסכה שמלה כובע מזוודה רכבת תחנה ספינה מטוס גשר מגדל קיר חדר מדרגות
    מטבח כלא שוק כפר גבול דייג אופה מוזיאון סופר צייר זמרת רקדן נמלט ירושה חתונה חג שבת סבא סבתא דוד מדבר
    חומה שליח נביא קיבוץ צבא מפקד בלש עיתון
  `),
  links: list('של על עם את בלי אל או'),
  articles: list('כל שני זה'),
  syllables: {
    beginnings: list('א ב ג ד ה ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת'),
    middles: list('ו י א ל ר מ נ ב'),
    endings: list('ה ת ים ות ן ם ית ון ר ל'),
  },
  episode: 'פרק',
  gap: ' ',
  capitals: 'none',
}

const arabic: Lexicon = {
  words: list(`
    حب ليل حياة رجل امرأة يوم عالم موت فتاة بيت زمن طفل قلب أب أم مدينة بحر صيف حلم سر قصة شمس قمر نجم حرب
    سلام شارع طريق رحلة غابة نهر جزيرة قلعة مدرسة نافذة باب حديقة زهرة شتاء خريف ربيع صباح مساء ضوء ظل نار
    ماء أرض سماء ريح مطر ثلج طائر قطة كلب ذئب حصان ثعلب أخ أخت صديق غريب جار طبيب قاض محام جندي ملك ملكة
    أمير أميرة شبح شيطان ملاك صمت صرخة أغنية موسيقى رقص مسرح سينما قهوة خبز تفاحة أحمر أسود أبيض أزرق أخضر
    ذهب صغير كبير عجوز شاب جديد أخير أول وحيد مفقود خفي ممنوع بري مجنون جميلة حزين سعيد أبدي عودة وداع
    هروب صيد محاكمة جريمة قتل انتقام غفران كذبة حقيقة ذاكرة نسيان سعادة غضب خوف أمل رغبة قبلة رسالة يوميات
    كتاب كلمة اسم مفتاح سكين مرآة قناع فستان حقيبة قطار محطة سفينة طائرة جسر برج جدار غرفة سلم مطبخ مستشفى
    سجن سوق قرية حدود صياد خباز متحف كاتب رسام مغنية راقص هارب ميراث زفاف عيد رمضان جمعة صحراء واحة نخيل
    سلطان وزير شاطئ أسطورة بطل معركة ضابط معلم عائلة جيران
  `),
  links: list('في من على مع بلا إلى و عن'),
  articles: list('يا هذا كل'),
  syllables: {
    beginnings: list('ب ت ج ح خ د ر ز س ش ص ط ع غ ف ق ك ل م ن ه'),
    middles: list('ا و ي ر ل م ن'),
    endings: list('ة ين ات ان ي د ر ل م'),
  },
  episode: 'الحلقة',
  gap: ' ',
  capitals: 'none',
}

const hindi: Lexicon = {
  words: list(`
    प्यार रात ज़िंदगी आदमी औरत दिन दुनिया मौत लड़की घर समय बच्चा दिल पिता माँ शहर सागर गर्मी सपना राज़
    कहानी सूरज चाँद तारा युद्ध शांति गली रास्ता यात्रा जंगल नदी द्वीप किला स्कूल खिड़की दरवाज़ा बाग फूल
    सर्दी पतझड़ वसंत सुबह शाम आधी रोशनी साया आग पानी धरती आसमान हवा बारिश बर्फ पंछी बिल्ली कुत्ता भेड़िया
    घोड़ा लोमड़ी भाई बहन दोस्त अजनबी पड़ोसी डॉक्टर न्यायाधीश वकील सिपाही राजा रानी राजकुमार राजकुमारी भूत
    शैतान फ़रिश्ता भगवान मंदिर ख़ामोशी चीख गीत संगीत नाच रंगमंच सिनेमा चाय रोटी सेब लाल काला सफ़ेद नीला
    हरा सोना छोटा बड़ा बूढ़ा जवान नया आख़िरी पहला अकेला खोया छुपा मना जंगली पागल सुंदर उदास ख़ुश अनंत
    वापसी विदाई भागना शिकार मुक़दमा अपराध हत्या बदला माफ़ी झूठ सच याद सुख गुस्सा डर आशा चाहत चुंबन चिट्ठी
    डायरी किताब शब्द नाम चाबी चाकू आईना नक़ाब पोशाक टोपी रेल स्टेशन जहाज़ विमान पुल मीनार दीवार कमरा सीढ़ी
    रसोई अस्पताल जेल बाज़ार गाँव सीमा मछुआरा लेखक चित्रकार गायिका नर्तक विरासत शादी त्योहार दीवाली होली
    रविवार दुल्हन दूल्हा माता देवी शेर हाथी गंगा हिमालय परदेसी देश धर्म कर्म
  `),
  links: list('का की के और में से पर एक'),
  articles: list('मेरा एक यह'),
  syllables: {
    beginnings: list('क ख ग च ज त द न प ब म य र ल व श स ह'),
    middles: list('ा ि ी ु ू े ै ो'),
    endings: list('न र ल म ना का री पुर गढ़ वाला'),
  },
  episode: 'एपिसोड',
  gap: ' ',
  capitals: 'none',
}

const korean: Lexicon = {
  words: list(`
    사랑 밤 인생 남자 여자 날 세상 죽음 소녀 집 시간 아이 마음 아버지 어머니 도시 바다 여름 꿈 비밀 이야기 태양 달 별 전쟁 평화 거리 길 여행 숲 강 섬 성 학교 창문 문 정원
    꽃 겨울 가을 봄 아침 저녁 자정 빛 그림자 불 물 땅 하늘 바람 비 눈 새 고양이 개 늑대 말 여우 형제 자매 친구 낯선 이웃 의사 판사 변호사 군인 왕 여왕 왕자 공주 유령 악마
    천사 신 교회 침묵 비명 노래 음악 춤 극장 영화 커피 술 빵 사과 빨간 검은 하얀 푸른 초록 황금 작은 큰 늙은 젊은 새로운 마지막 첫 혼자 잃어버린 숨겨진 금지된 야생 미친
    아름다운 슬픈 행복한 영원한 귀환 이별 도주 사냥 재판 범죄 살인 복수 용서 거짓말 진실 기억 망각 행복 분노 공포 희망 욕망 키스 편지 일기 책 말씀 이름 열쇠 칼 거울 가면 치마
    모자 가방 기차 역 배 비행기 다리 탑 벽 방 계단 부엌 병원 감옥 시장 마을 국경 어부 빵집 박물관 작가 화가 가수 무용수 도망자 유산 결혼 축제 일요일 장군 형사 탐정 선생님 학생
    사장 가족 청춘 혁명 제국 전설 모험 영웅 괴물 우주 기계 서울 부산 제주 약속 기적 운명 첫사랑 신부 무사 궁궐 황후
  `),
  links: list('의 와 그리고 속 위'),
  articles: list('그 이 나의'),
  syllables: {
    beginnings: list(
      '가 나 다 라 마 바 사 아 자 차 카 타 파 하 고 노 도 로 모 보 소 오 조 호 기 리 미 시 지',
    ),
    middles: list('은 인 영 정 성 경 선 현 민 수 주 연 우 진 동'),
    endings: list('이 자 국 산 도 천 네 들 기'),
  },
  episode: '에피소드',
  gap: ' ',
  capitals: 'none',
}

/** Every lexicon by language code; `xx` is the Latin spelling of languages that do not use Latin letters. */
export const lexicons = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  pt: portuguese,
  it: italian,
  sv: swedish,
  pl: polish,
  tr: turkish,
  xx: romanised,
  ru: russian,
  ja: japanese,
  he: hebrew,
  ar: arabic,
  hi: hindi,
  ko: korean,
} as const satisfies Record<string, Lexicon>

export type LexiconCode = keyof typeof lexicons
