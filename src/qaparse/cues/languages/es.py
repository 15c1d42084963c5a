"""Spanish.

Pronouns are mostly left out: the forms of verbs carry the persons.
"""

from __future__ import annotations

from .pack import Pack

__all__ = ["PACK"]

PACK = Pack(
    "es",
    "Spanish",
    common="de la que el en y los se del las por un para con no una su al lo como más pero sus le ya o este sí "
    "porque esta cuando muy sin sobre también hasta hay donde quien desde todo nos uno ni ese eso está es son fue "
    "qué cómo me mi",
    rewrites=(
        # Yours in a question, his elsewhere.
        (r"\b([Ss])u(?=s?\b[^.!?]{0,300}\?)", r"\1º"),
        # The answer "no", not the negation.
        (r"\bNo(?=[,.;:!…])", "Nº"),
        # Without its pronoun, a verb opens statements as well: only the mark before it tells.
        (r"(?<![¿\w])(?=(?:Es|Era|Fue|Son|Están?|Ha[ny]?|Había|Puede|Tienen?|Debe|Hace|Sería)\b)(\w+)\w\b", r"\1º"),
    ),
    phrases={
        "tag": "no|verdad|cierto|eh|vale|sí|no es (?:así|cierto|verdad)|no crees?|no cree usted|no te parece|"
        "no le parece|a que sí|correcto|o no|me equivoco",
        "furniture": r"suscr[ií]b[ae](?:te|se)(?:\s+(?:ahora|aquí|gratis|a nuestr[oa]\s+\w++))?|"
        r"comp[aá]rt[ae](?:lo|la|se)?|compartir(?:\s+(?:en\s+\w++|este artículo|esta noticia))?|"
        r"s[ií]gu[ea]nos(?:\s+en\s+\w++)?|publicidad|anuncio|patrocinado|leer más|seguir leyendo|sigue leyendo|"
        "(?:artículos|noticias|entradas) relacionad[oa]s|te puede interesar|más información|lee también|"
        r"haga clic aquí|haz clic aquí|imprimir|volver arriba|dej[ae] un comentario|\d+ comentarios?|"
        "fin de la (?:entrevista|transcripción|grabación)",
        "note": r"not[ae]s?\s+(?:del?|de la)\s+(?:editora?|redacción|autora?|traductora?|redactora?)|"
        r"n\. del? (?:[etra]\.|la [rt]\.)|nota|actualización|aviso|lee también|relacionado|véase también|ver también",
        "byline": "(?:texto|textos|entrevista|fotos?|fotografías?|imágenes|imagen|ilustraci(?:ón|ones)|"
        r"traducción|edición|preguntas|publicado|escrito|realizada|realizado)(?:\s+(?:y|e)\s+\w+)?\s*(?::|por|"
        r"de(?=\s+(?-i:\p{Lu})))|por(?=\s+(?-i:\p{Lu})\p{Ll}+(?:\s+(?:(?:y|de|del|la|los)\s+)*(?-i:\p{Lu})|\s*\Z))|"
        r"entrevistad(?:o|a|ora?)(?=\s*(?::|por))|autora?\s*:|crédito",
        "credit": "entrevista realizada|esta entrevista (?:fue|ha sido|se)|fotografía de portada",
        "saying": "dij[oe]|dice|dicen|explica|explicó|cuenta|contó|añade|añadió|recuerda|recordó|afirma|"
        "afirmó|señala|señaló|asegura|aseguró|comenta|comentó|responde|respondió|contesta|contestó|pregunta|preguntó|"
        "ríe|rio|sonríe|sonrió|bromea|bromeó|confiesa|confesó|reconoce|reconoció|admite|admitió|insiste|insistió|"
        "sostiene|apunta",
        "thanking": "gracias(?:,? (?:una vez más|de nuevo|otra vez|a los dos|a (?:ambos|todos)|de corazón|y|"
        r"(?-i:\p{Lu})[\p{L}’'-]+)){0,4},? (?:por (?:tu|tus|su|sus|vuestr\w+|el tiempo|todo|contestar\w*|"
        r"responder\w*|atender\w*|compartir\w*|dedicar\w*|concede\w+|participar|estar|aceptar\w*|"
        r"acompañar\w*|hablar|charlar|recibir\w*|hacer\w*|haber\w*|abrir\w*|sacar|la (?:charla|conversación|"
        "entrevista|amabilidad)|est[ae] (?:charla|conversación|entrevista|rato|tiempo)))|(?:te|le|os|"
        r"les) (?:agradezco|agradecemos|deseo|deseamos)|agradecer(?:te|le|os|les)|\G¡?(?:pues |bueno,? |"
        "y )?(?:muchas |muchísimas |mil )?gracias(?:,? (?:por todo|de nuevo|una vez más|y|"
        r"(?-i:\p{Lu})[\p{L}’'-]+)){0,4}[.!… ]*\Z",
        "returned": "(?:de nada|no hay de qué|(?:es |ha sido |fue |será )?un (?:verdadero |gran |auténtico )?(?:placer|"
        "honor|gusto)|el placer (?:es|ha sido|fue)|igualmente|lo mismo digo|encantad[oa]s?|a (?:ti|"
        r"vosotr[oa]s|usted(?:es)?|vos)\b|gracias a (?:ti|tí|vosotr[oa]s|usted(?:es)?|vos)|"
        "gracias por (?:la (?:oportunidad|invitación)|(?:invitar|dejar|hacer|dar|tener)(?:me|nos)|(?:tu|su|"
        r"vuestro) (?:interés|apoyo)|(?:el (?:interés|espacio))|"
        r"(?:tu|su|vuestra|la)s (?:preguntas|palabras)|acordar\w*))",
    },
    quoting={
        "reports": r"dij(?:o|e|eron)|dic(?:e|en)|decía|"
        r"explic(?:a|ó|aba)|cuenta|contó|contaba|añad(?:e|ió)|recuerda|recordó|"
        r"afirm(?:a|ó)|señal(?:a|ó)|asegur(?:a|ó)|coment(?:a|ó)|respond(?:e|ió)|contest(?:a|ó)|pregunt(?:a|ó)|ríe|rio|"
        r"sonríe|sonrió|brome(?:a|ó)|confiesa|confesó|reconoc(?:e|ió)|admit(?:e|ió)|insist(?:e|ió)|sostiene|sostuvo|"
        r"apunt(?:a|ó)|concluy(?:e|ó)|relat(?:a|ó)|escrib(?:e|ió)|llam(?:a|ó)|describ(?:e|ió)|declar(?:a|ó)|advierte|"
        r"advirtió|grit(?:a|ó)|murmur(?:a|ó)|susurr(?:a|ó)|suspir(?:a|ó)|exclam(?:a|ó)|agreg(?:a|ó)|indic(?:a|ó)|"
        r"lament(?:a|ó)|resum(?:e|ió)|piensa|pensó|opin(?:a|ó)",
        "reports_to": r"decir|contar|explicar|responder",
        "ascribes": r"según|en palabras de|de acuerdo con",
        "he": "él",
        "she": "ella",
        "they": "ellos|ellas|algunos|alguien|todos|nosotros",
        "i": "yo",
        "determiner": "el|la|los|las|un|una|mi|mis|su|sus|nuestro|nuestra|este|esta|ese|esa",
        "man": "hombre|padre|hermano|hijo|tío|abuelo|niño|marido|señor|rey|alcalde",
        "woman": "mujer|madre|hermana|hija|tía|abuela|niña|esposa|señora|reina|alcaldesa",
        "between": "me|le|les|nos|se|lo|también|luego|después|aún|siempre|nunca|ha|había|no|ayer|hoy|\\w+mente",
        "passive": "fue|es|era|son|ser|sido",
    },
    telling={
        "article": "una?|el|la|nuestr[oa]",
        "is": "es|era|fue",
        "who": "quien|que",
        "and": "y|e",
        "of": "de|del|en|por|para|con",
        "did": "(?:co)?fundó|dirigió|escribió|creó|compuso|diseñó|dirige|enseña",
        "ends": "y|e|pero|que|quien|cuyo|cuya|es|era|fue",
        "stated": "ella|él|elle",
    },
    speaking={
        "and": "y|e|o|u",
        "title": "sr|sra|srta|dr|dra|don|doña|señora?|señorita|profesora?|doctora?|maestr[oa]",
        "opens": "y|pues|bueno|bien|pero|entonces|ahora|no|sí|vale|claro|de acuerdo|gracias|muchas gracias|hola|"
        "buenos días|buenas(?: tardes| noches)?|bienvenid[oa]s?|perdón|perdona|perdone|oye|oiga|ah|oh|eh|luego|"
        "después|primero|por último|también|exacto|exactamente|totalmente|genial|perfecto|estupendo|por favor|venga|"
        "adelante|mira|mire|fíjate|o|querid[oa]|estimad[oa]|buena pregunta|enhorabuena|(?:(?:para|según|a|con|de) "
        ")?(?:tú|ti|usted|vos)|en (?:tu|su) caso|d(?:ime|inos|ígame|íganos)",
        "greets": "gracias|hola|bienvenid[oa]|querid[oa]|estimad[oa]|perdón|enhorabuena|felicidades|adiós|y tú|y "
        "usted|y vos|bueno|vale|oye|oiga|sí",
        "gives": "(?:y )?(?:qué (?:tal|hay de|nos dice|opina|dice|piensa)|para (?:ti|usted))|y (?:tú|usted|vos|a ti|"
        "a usted)|(?:le |te )?(?:paso|cedo|doy|damos|pasamos) la palabra a|(?:empezamos|empecemos|comenzamos|"
        "comencemos) (?:por|con)|(?:pasamos|vamos|pasemos) (?:a|con)|preguntemos a|turno de",
        "tells": "quien|cuy[oa]s?|(?:que|el|la|los|las|una?|mi|nuestr[oa]|su|tu|vuestr[oa]|de|del|desde|en|con|y|"
        r"también|actual|ex\w*)(?=[^,.;:!?\n]{1,70},)|uno de|una de|es|era|fue|está|ha|había|dice|dijo|"
        "co-?fundadora?|fundadora?|(?:direct|product|escrit|aut|edit|investig|desarroll|diseñ|programad|profes|pint|"
        "escult|traduct|ilustrad|composit|crea|diseñad|desarrollad|investigad|cread)ora?|act(?:or|riz)|periodista|"
        "fotógraf[oa]|arquitect[oa]|ingenier[oa]|músic[oa]|cantante|cineasta|guionista|novelista|poeta|artista|"
        "cociner[oa]|chef|médic[oa]|biólog[oa]|físic[oa]|historiadora?|presidenta?|responsable|jef[ea]|natural de|"
        "nacid[oa]",
        "to_you": "qué|cómo|cuándo|dónde|por qué|cuál(?:es)?|quién|tú|usted|cuéntanos|cuéntame|cuéntenos|háblanos|"
        "háblenos|puedes|puede|podrías|podría|has|ha|tienes|crees|cree",
        "self": "(?:yo )?soy(?: (?:el|la|un|una))?|me llamo|mi nombre(?: es|,)?|me llaman|llámame|llámenme|(?:les|"
        "os) habla|se presenta",
        "here": "al habla|para serviros|para servirles",
        "said": r"(?:(?:lo|ya|nos|les|os|se|ha|había|acaba de|también|antes|muy bien|bien|que|como|\w+mente) "
        "){0,4}(?:dice|decía|dijo|dicho|decir|cuenta|contaba|contó|contado|contar|coment(?:a|aba|ó|ado)|explic(?:a|"
        "aba|ó|ado)|mencion(?:a|aba|ó|ado)|señal(?:a|aba|ó|ado)|apunt(?:a|aba|ó|ado)|record(?:aba|ó|ado)|recuerda|"
        "habl(?:a|aba|ó|ado)|describ(?:e|ía|ió)|descrito|añad(?:e|ía|ió|ido)|suger(?:ía|ido)|sugiere|plante(?:a|aba|"
        "ó|ado))",
        "said_by": "(?:dice|decía|dijo|(?:ha|había) (?:dicho|contado|explicado|comentado|mencionado|señalado|"
        "apuntado)|cuenta|contaba|coment(?:a|aba|ó)|explic(?:a|aba|ó)|mencion(?:a|aba|ó)|señal(?:a|aba|ó)|apunt(?:a|"
        "aba|ó)|recuerda|recordaba|según|palabras de|respuesta de|idea de|pregunta de|comentario de)(?: aquí)?",
        "and_me": "y (?:yo|a mí|conmigo|mí)",
        "made": "fundé|creé|escribí|dirigí|rodé|hice|compuse|grabé|diseñé|pinté|produje|publiqué|monté|"
        "(?:he|había) (?:fundado|creado|escrito|dirigido|compuesto|publicado)|"
        r"mis? (?:\w+ ){0,2}(?:libro|novela|película|disco|canción|obra|cuadro|juego|empresa|banda|blog)",
        "me_and": "(?:yo|mí) y",
        "you": "tú|ti|tu|tus|usted|vos|vosotr[oa]s|ustedes|vuestr[oa]s?|contigo|te|os",
        "beside": "(?:con|de|por|sobre|a|junto a)(?: (?:el|la))?|y|bajo|desde",
        "welcomes": r"bienvenid[oa]s?|nos acompaña\w*|con nosotr[oa]s|recibimos(?: a)?|tenemos|saludamos|os presento|"
        "les presento|te presento|presentar|presentamos|invitad[oa]s?|conversamos|charlamos",
        "yes": "(?:ah,? |oh,? |pues,? |bueno,? |claro,? )?(?:sí|no|exacto|exactamente|claro|así es|eso es)(?! (?:se|"
        r"me|lo|la|le|es|era|fue|hay|tengo|sé|creo|está)(?!\w))",
        "listens": "sí|ya|claro|vale|exacto|exactamente|totalmente|absolutamente|mm+|ajá|hm+|oh|ah|guau|vaya|anda|"
        "genial|estupendo|perfecto|qué (?:bueno|bien|bonito|interesante)|es verdad|es cierto|cierto|desde luego|por "
        "supuesto|entiendo|lo sé|interesante|efectivamente|así es|eso es|jaja(?:ja)*|no(?=[,.!])",
        "joins_in": "exacto|exactamente|totalmente|absolutamente|(?:estoy |yo )?(?:totalmente |completamente )?de "
        "acuerdo|coincido|comparto|suscribo|lo mismo (?:digo|pienso|me)|igual|igualmente|ídem|(?:yo )?(?:añadiría|"
        "agregaría|diría también|sumaría)|para (?:añadir|completar|sumar)|(?:a mí|yo) (?:también|tampoco)|yo,|(?:y |"
        "pero )?(?:para mí|a mí|por mi parte|en mi caso|de mi lado)|en cuanto a mí|(?:y|pero) yo|pues yo|iba a decir",
        "goes_on": "y|pero|así que|entonces|luego|después|también|además|otr[oa]s?|la otra|el otro|finalmente|por "
        "último|en segundo lugar|por ejemplo|est[eao]s?|es[eao]s?|eso|aquell[oa]s?|aquello|ell[oa]s?|él|allí|ahí|"
        "porque|que|ahora|primero|segundo|como|sin embargo|no obstante|cuando|más tarde|con el tiempo|por supuesto|"
        "es|era|fue|de ahí|entre",
        "i": "(?:(?:sí|bueno|pues|y|claro|pero),? )?(?:yo|me|mi|soy|creo|pienso|diría|estoy|tengo|empecé|fui|nací|"
        "llegué|trabajo|trabajé|recuerdo|espero|siento)",
        "greeting": "(?:sí,? |bueno,? |pues,? |hola,? ){0,3}(?:¡?(?:muchas )?gracias|¡?hola|buenas|buenos días|"
        "encantad[oa]s?|un placer|es un placer)",
        "takes_up": "(?:lo que |como )?(?:(?:tú|usted) )?(?:dices|decías|has dicho|dijiste|mencionas|mencionabas|"
        "comentas|comentabas|usted (?:dice|decía|ha dicho|menciona|comenta))|lo que dices",
        "hello": "hola|buenas|buenos días|sí|bueno|pues|claro|gracias|muchas gracias|vale|encantad[oa]",
        "presents": "(?:yo )?soy|me llamo|mi nombre|me presento|(?:yo )?trabajo|empecé|llevo|vengo de|nací|me dedico|"
        "mi (?:papel|trabajo|formación|trayectoria)|entré",
        "several": "cada un[oa]|(?:amb[oa]s|l[oa]s (?:dos|tres)|algun[oa]|alguno|ningun[oa]|quién|cuál|un[oa]) de "
        "(?:vosotr[oa]s|ustedes|los dos|las dos|los tres|las tres)|amb[oa]s|l[oa]s (?:dos|tres)|entre (?:tod[oa]s|"
        "l[oa]s dos)|vosotr[oa]s|ustedes|tod[oa]s (?:vosotr[oa]s|ustedes)|vuestros respectivos|respectiv[oa]s",
        "turns": "y (?:tú|usted|vos|a ti|a usted|para ti|para usted|por tu parte|por su parte|en tu caso|en su "
        r"caso)\s?\?|y (?:tú|usted|vos),|qué (?:hay de|tal) (?:ti|usted)|(?:la )?misma pregunta|tu turno|su turno|tú "
        "también|algo que añadir|(?:quieres|quiere|te gustaría|le gustaría) (?:añadir|agregar|responder|intervenir)|"
        "tu opinión|su opinión",
        "thanks": r"gracias|agrade\w+",
        "opinion": "(?:yo )?(?:creo|pienso|diría|supongo|siento|espero|imagino)|me (?:parece|gusta|encanta)",
    },
    trades="""
actor actriz: papel personaje interpret actu escena audición ensay vestuario teatro
directora cineasta realizador: película rod rued cámara cine espectador plano montaje imagen secuencia
escritor autor novelista poeta periodista guionista: escrib escrit libro novela historia página capítulo frase poema
cantante músic compositor guitarrista baterista pianista: canci cant voz álbum disco melod concierto gira
diseñador grafista: diseñ color tipograf boceto maqueta prototipo interfaz
arquitect: edificio fachada ladrillo hormigón madera tejado obra
chef cociner panader pasteler: cocin plato menú receta sabor restaurante ingrediente pan
agricultor campesin hortelan jardiner ganader: campo suelo cosech semilla granja huert jardín
científic investigador físic biólog químic geólog profesor: investig experiment laboratorio teoría hipótesis medi
desarrollador ingenier programador: código software error despleg program datos
fotógraf: foto cámara objetivo retrato luz
pintor escultor ilustrador artista: pint lienzo pincel taller escul dibuj expos galería
fundador emprendedor empresari: empresa negocio client invers mercado tienda
productor: presupuesto produc calendario financ equipo
médic enfermer cirujan: pacient hospital tratamiento clínic síntoma
maestr docente: alumn clase escuela enseñ lección
abogad juez jueza: tribunal ley legal juicio client prueba
atleta entrenador jugador corredor: entren carrera partido temporada medalla
""",
    glosses={
        "i": "yo",
        "i'm": "soy estoy",
        "i think": "creo pienso",
        "i was": "era fui estaba nací",
        "i have": "tengo",
        "i would": "diría haría",
        "i've been": "llevo",
        "my name": "llamo",
        "my": "mi mis",
        "name": "nombre",
        "first": "primer primera",
        "me": "mí",
        "": "me",
        "we": "nosotros nosotras somos tenemos empezamos estamos",
        "our": "nuestro nuestra nuestros nuestras",
        "you": "tú usted vosotros ustedes",
        "yes": "sí claro",
        "no": "no",
        "well": "pues bueno bien",
        "sure": "absolutamente",
        "oh": "oh ah uf",
        "it": "es fue",
        "this": "este esta esto",
        "that": "eso",
        "these": "estos estas",
        "the": "el la los las",
        "a": "un una",
        "and": "y",
        "but": "pero",
        "so": "entonces",
        "also": "también además",
        "another": "otro otra",
        "finally": "finalmente",
        "because": "porque",
        "what": "qué",
        "how": "cómo",
        "when": "cuando",
        "if": "si",
        "in": "en",
        "after": "después",
        "hello": "hola",
        "they": "ellos ellas",
    },
    stop="que los del las por con una para como más pero sus este esta esto estos estas porque cuando muy sin sobre "
    "también hasta hay donde quien desde todo todos toda todas nos ese esa eso está son fue qué cómo cuál cuáles dónde "
    "cuándo quién era han has había ser tiene tienen tienes hace hacer puede pueden podría mis tus nuestro nuestra "
    "vuestro vuestra usted ustedes vosotros ellos ellas ella entre otro otra otros otras así aunque bien tan solo",
    words={
        "you": "empezaste comenzaste hiciste tuviste decidiste aprendiste llegaste pasaste estudiaste escribiste "
        "conociste pensaste pensabas trabajabas querías hacías empezasteis hicisteis decidisteis tuvisteis sº sºs "
        "tú usted ustedes vosotros vosotras te ti os contigo tu tus tuyo tuya tuyos tuyas vuestro vuestra "
        "vuestros vuestras vos eres estás tienes has haces crees puedes quieres sabes dices piensas vas fuiste "
        "fuisteis eras estabas tenías ves sueles consideras recomiendas recuerdas recomendarías dirías podrías "
        "podríais harías tendrías querrías cambiarías elegirías darías trabajas vives juegas usas utilizas "
        "sientes llevas necesitas encuentras prefieres sigues empiezas conoces escribes lees escuchas aprendes "
        "disfrutas planeas creaste sois estáis tenéis habéis hacéis creéis podéis queréis sabéis pensáis vais "
        "erais estabais habíais habías hubieras hubieses quisieras pudieras tuvieras harás serás tendrás podrás "
        "seguirás cuéntanos cuéntame cuéntenos cuénteme háblanos háblame háblenos hábleme dinos dime díganos "
        "dígame explícanos explícame explíquenos preséntate preséntese descríbete defínete puedas quieras tengas "
        "seas estés hayas creas sepas digas tí cuéntennos cuéntenme contadnos contadme contanos contame háblennos "
        "háblenme habladnos habladme hablanos hablame dígannos díganme decidnos decidme decinos decime explíqueme "
        "explíquennos explíquenme explicadnos explicadme explicanos explicame descríbenos descríbeme descríbanos "
        "descríbame descríbannos descríbanme describidnos describidme describinos describime coméntanos coméntame "
        "coméntenos coménteme coméntennos coméntenme comentadnos comentadme comentanos comentame danos dame dénos "
        "déme dennos denme dadnos dadme recomiéndanos recomiéndame recomiéndenos recomiéndeme recomendadnos "
        "recomendanos muéstranos muéstrame muéstrenos muéstreme muéstrennos muéstrenme mostradnos mostradme "
        "mostranos mostrame enséñanos enséñenos recuérdanos recuérdenos resúmenos resúmeme resúmanos resúmame "
        "resúmannos resúmanme resumidnos resumidme resuminos resumime defínenos defínanos adelántanos adelántame "
        "adelántenos adelánteme adelántennos adelántenme adelantadnos adelantadme adelantanos adelantame "
        "confiésanos confiésame confiésenos confiéseme confiésennos confiésenme confesadnos confesadme confesanos "
        "confesame compártenos compárteme compártanos compártame compártannos compártanme compartidnos "
        "compartidme compartinos compartime revélanos revélenos desvélanos desvélenos preséntanos preséntame "
        "preséntenos presénteme preséntennos preséntenme presentadnos presentadme presentanos presentame "
        "acláranos aclárenos ponnos pónganos dános denos déjanos platícanos platíqueme platíquenos platícame "
        "preséntense presentaos presentate convéncenos convénzanos convencednos sorpréndenos",
        "me": "yo empecé comencé trabajé pasé llegué encontré pensé compré estudié quedé dejé tomé busqué "
        "logré jugué hablé conté acabé terminé crucé gané me mí mi mis mío mía míos mías conmigo soy estoy tengo "
        "hago creo puedo quiero sé digo pienso voy fui tuve hice he estuve pude quise supe dije vine puse traje di "
        "vi leí viví escribí nací aprendí conocí decidí descubrí sentí seguí entendí salí perdí conseguí suelo veo "
        "llevo siento considero prefiero espero supongo imagino utilizo necesito recomiendo conozco entiendo diría "
        "tendré haré seré podré debo sigo escribo leo escucho aprendo salgo pongo vengo traigo doy oigo caigo "
        "intento recuerdo empiezo disfruto",
        "we": "nosotros nosotras nos nuestro nuestra nuestros nuestras somos estamos tenemos hacemos podemos "
        "queremos sabemos hemos fuimos vamos creemos vemos éramos estábamos teníamos hicimos tuvimos empezamos "
        "decidimos trabajamos usamos intentamos necesitamos debemos damos",
        "they": "él ella ellos ellas le les su sus suyo suya suyos suyas",
        "wh": "qué cómo cuándo dónde quién quiénes cuál cuáles cuánto cuánta cuántos cuántas adónde",
        "aux": "es son era eran fue está están estaba ha han había hay puede pueden podría podrían será "
        "sería debe deben tiene tienen hace eres estás tienes has haces crees puedes quieres sabes piensas puedo ves "
        "fuiste podrías harías hiciste tuviste empezaste sois tenéis habéis cree considera existe",
        "request": "cuéntanos cuéntame cuéntenos cuénteme háblanos háblame háblenos hábleme dinos dime díganos "
        "dígame explícanos explícame explíquenos explíqueme descríbenos descríbeme descríbanos descríbame "
        "describe preséntate preséntese preséntanos comparte compártenos coméntanos coméntame coméntenos dame "
        "danos denos déme deme nombra recomiéndanos recomiéndame recomiéndenos defínete defínenos define imagina "
        "imagínate imagine elige escoge completa resume resúmenos desarrolla enumera cita menciona adelántanos "
        "confiésanos recuérdanos enséñanos muéstranos contadnos habladnos decidnos explicadnos presentaos "
        "descríbete platícanos platícame contanos contame hablanos valora cuéntennos cuéntenme contadme háblennos "
        "háblenme habladme hablame dígannos díganme decidme decinos decime explíquennos explíquenme explicadme "
        "explicanos explicame descríbannos descríbanme describidnos describidme describinos describime coménteme "
        "coméntennos coméntenme comentadnos comentadme comentanos comentame dénos dennos denme dadnos dadme "
        "recomiéndeme recomendadnos recomendanos muéstrame muéstrenos muéstreme muéstrennos muéstrenme mostradnos "
        "mostradme mostranos mostrame enséñenos recuérdenos resúmeme resúmanos resúmame resúmannos resúmanme "
        "resumidnos resumidme resuminos resumime defínanos adelántame adelántenos adelánteme adelántennos "
        "adelántenme adelantadnos adelantadme adelantanos adelantame confiésame confiésenos confiéseme "
        "confiésennos confiésenme confesadnos confesadme confesanos confesame compárteme compártanos compártame "
        "compártannos compártanme compartidnos compartidme compartinos compartime revélanos revélenos desvélanos "
        "desvélenos preséntame preséntenos presénteme preséntennos preséntenme presentadnos presentadme "
        "presentanos presentame acláranos aclárenos ponnos pónganos dános déjanos platíqueme platíquenos "
        "preséntense presentate convéncenos convénzanos convencednos sorpréndenos",
        "say": "dijo dice dicen decía explica explicó cuenta contó añade añadió recordó afirma afirmó señala "
        "señaló asegura aseguró comenta comentó responde respondió contesta contestó preguntó ríe sonríe sonrió "
        "bromea confiesa confesó reconoce reconoció admite admitió insiste insistió sostiene apunta concluye relata",
        "back": "nº sí ya claro vale exacto exactamente ajá mmm hmm ah oh oye vaya guau genial perfecto bien "
        "cierto correcto efectivamente totalmente absolutamente interesante increíble nunca jaja jajaja seguro bueno "
        "estupendo entiendo ok okey okay anda",
        "agree": "pues bueno sí nº claro absolutamente definitivamente sinceramente honestamente bien jaja "
        "jajaja gracias buena buenas ciertamente básicamente inicialmente originalmente personalmente probablemente "
        "quizá quizás seguramente ambos ambas ninguno primero hombre mujer uf buf ay evidentemente efectivamente "
        "supongo principalmente realmente verdaderamente obviamente depende hola",
        "link": "y pero ahora luego entonces finalmente también además bueno bien vale hablando volviendo "
        "mirando pasando cambiando dado última cerrando terminando",
        "thank": "gracias hola bienvenido bienvenida bienvenidos bienvenidas saludos saludo placer encantado "
        "encantada agradezco agradecemos agradecerte agradecerle agradeceros agradecer felicidades enhorabuena adiós "
        "abrazo abrazos buenas suerte igualmente honor ánimo deseo deseamos despedimos",
        "talk": "entrevista entrevistas entrevistamos entrevistar entrevistado entrevistada conversación "
        "conversaciones conversamos charla charlas charlamos charlar hablamos hablado preguntas pregunta episodio "
        "capítulo podcast programa sección serie perfil invitado invitada recibe encuentro sesión presentamos "
        "presento hoy contestar responder",
        "page": "suscríbete suscribirse boletín newsletter síguenos seguir twitter instagram facebook "
        "linkedin editada editado transcripción foto fotos fotografía fotografías imagen imágenes cortesía crédito "
        "créditos copyright web sitio visita visitar contacto leer clic patrocinador patrocinado publicado publicada "
        "actualizado publicidad cookies email correo disponible entradas blog enlace enlaces",
        "hedge": "digamos tipo especie realmente simplemente quizá quizás probablemente bastante básicamente "
        "cosas cosa algo así casi pues verdad parece",
        "past": "era eran fue fueron había hubo tenía tuvo hizo iba vino llegó empezó comenzó pensé pensó "
        "sabía quería usaba trabajé trabajó trabajaba encontré encontró fui hice tuve estuve estaba empecé comencé "
        "pude quise dio vi decidí decidió surgió nació fuiste hiciste tuviste empezaste comenzaste decidiste "
        "aprendiste llevó",
        "modal": "podría podrías podríais podrían puede puedes podéis pueden debería deberías deberían sería "
        "gustaría querría haría harías diría dirías tendría recomendarías recomendaría será serán podrá poder pueda "
        "puedas",
        "any": "algún alguna alguno algunos algunas algo alguien cualquier cualquiera favorito favorita "
        "favoritos favoritas preferido preferida mayor mejor consejo consejos próximo próximos próxima próximas "
        "futuro más otro otra otras añadir jamás",
        "kin": "mencionado mencionaste mencionabas mencionas mencionó comentado comentabas comentaste "
        "comentas hablado dicho dijiste decías descrito escrito contado contaste contabas conocido señalabas",
        "role": "fundador fundadora cofundador cofundadora director directora productor productora escritor "
        "escritora autor autora editor editora ingeniero ingeniera desarrollador desarrolladora programador "
        "programadora diseñador diseñadora artista actor actriz cantante músico compositor compositora profesor "
        "profesora investigador investigadora científico científica estudiante maestro maestra presidente presidenta "
        "gerente jefe jefa responsable líder miembro creador creadora arquitecto arquitecta periodista fotógrafo "
        "fotógrafa cocinero cocinera chef agricultor dueño dueña historiador historiadora poeta novelista físico "
        "biólogo bióloga químico médico médica doctor doctora abogado abogada pintor pintora escultor escultora "
        "ilustrador ilustradora dibujante guionista grafista cineasta",
    },
    examples={
        "said_behind": "«Un mapa», [[explicó]] Rui.",
        "said_before": "Rui [[dijo]]: «Un mapa.»",
        "ascribed": "[[Según]] Rui, «un mapa sin calles».",
        "ends_in_question_mark": "¿Cómo fue[[?]] :wink:",
        "you_last": "Me gusta. ¿Y [[usted]]?",
        "you": ("Qué [[aprendiste]] allí.", "Le gusta [[su]] pueblo, ¿verdad?"),
        "me_opens": "[[Empecé]] tarde.",
        "we_opens": "[[Tenemos]] tiempo.",
        "they": "Hablaba de [[ella]].",
        "wh_opens": "¿[[Cómo]] fue?",
        "aux_opens": ("¿[[Existe]] un mapa?", "¿[[Es]] un mapa?"),
        "request_opens": "[[Cuéntenos]] todo.",
        "say": "Un mapa, [[explicó]] Rui.",
        "back_opens": ("[[Exacto]], un mapa.", "[[No]], un mapa."),
        "agree_opens": "[[Pues]], un mapa.",
        "link_opens": "[[Entonces]], un mapa.",
        "thank": "Muchas [[gracias]], Rui.",
        "talk": "Una [[charla]] larga.",
        "page": "Ver en [[Instagram]].",
        "hedge": "Un mapa, [[digamos]].",
        "past": "Rui [[llegó]] tarde.",
        "modal": "Rui [[debería]] salir.",
        "any": "Un [[consejo]] sabio.",
        "kin": "Un mapa [[mencionado]] antes.",
        "role": "Rui, [[arquitecto]] en Soria.",
        "tag_question": "Eso fue en Soria, ¿[[verdad?]]",
        "page_furniture": ("[[Seguir leyendo]]", "[[Advertisement]]"),
        "editors_note": "[[Nota de la redacción:]] esto fue en mayo.",
        "byline_form": ("[[Por Ana Reyes]]", "[[Entrevista realizada por Ana Reyes en Soria.]]"),
        "thanks_for_the_interview": "Muchas [[gracias, Ana, por tu]] mapa.",
        "thanks_returned": "[[Gracias a ti]], Ana.",
        "said_after_quotation": "«Nunca lo supe», [[dice]] Ana.",
        "asked_last": ("Q: Llovía. ¿Y tú, [[Ada]]?\nA: También.", "Q: ¿Y usted, señora [[King]]?\nA: Sí."),
        "asked_first": "Q: [[Ada]], gracias. ¿Llovía?\nA: Sí.",
        "asked_together": "Q: Bienvenidos, [[Ada]] y Ben. ¿Qué tal?\nA: Bien.",
        "beside_you": "Q: Usted rueda con la directora [[Ada King]]. ¿Cómo fue?\nA: Bien.",
        "quoted_in_question": (
            "Q: Como [[Ada]] ha dicho, llovía. ¿Mucho?\nA: Sí.",
            "Q: Como decía [[Ada]], llovía. ¿Mucho?\nA: Sí.",
        ),
        "welcomed": "Q: Hoy nos acompaña [[Ada King]]. Hola.\nA: Hola.",
        "calls": "Q: ¿Y entonces?\nA: Llovía. Tú lo sabes, [[Ada]].",
        "names": "Q: ¿Quién vino?\nA: Mi amiga, [[Ada]], directora en Soria.",
        "quotes": "Q: ¿Y tú?\nA: Como dice [[Ada]], llovía.",
        "with_me": "Q: ¿Dónde?\nA: [[Ada]] y yo venimos de Soria.",
        "introduces_oneself": "Q: ¿Quién es usted?\nA: Hola, me llamo [[Ada King]].",
        "handed_over": "Q: ¿Y bien?\nA: Llovía. ¿Estás de acuerdo, [[Ada]]?\nA: Sí.",
        "own_work": "Q: ¿Cómo?\nA: Llovía cuando [[dirigí la película Cold Water]].",
        "trade_in_question": "Q: ¿Cómo [[rueda]] usted una [[secuencia]] así?\nA: Con lluvia.",
        "says_yes_or_no": "A: Llovía.\nA: [[Sí]], mucho.",
        "listens": "A: Llovía.\nA: [[¡Qué bien]]!",
        "joins_in": ("A: Llovía.\nA: [[Estoy de acuerdo]].", "A: Llovía.\nA: [[Por mi parte]], corrí."),
        "goes_on": "A: Llovía.\nA: [[Después]] subió el mar.",
        "opens_with_i": "A: Llovía.\nA: [[Empecé]] a correr.",
        "greets": "A: Llovía.\nA: [[Muchas gracias]] por recibirnos.",
        "takes_up_you": "A: Llovía.\nA: [[Como dices]], llovía.",
        "presents_oneself": "A: Llovía.\nA: [[Hola. Me llamo]] Luz.",
        "several_asked": "Q: ¿Qué espera [[cada uno]]?\nA: La paz.\nA: La lluvia.",
        "turns_to_another": "A: Llovía.\nQ: ¿[[Y a ti?]]\nA: No.",
        "question_thanks": "A: Llovía.\nQ: [[Gracias]]. Sigamos.\nA: Bien.",
    },
)
