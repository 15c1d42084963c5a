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
    },
)
