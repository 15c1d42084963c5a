"""Italian.

Pronouns are mostly left out: the forms of verbs carry the persons. The formal "you" is told by its capital.
"""

from __future__ import annotations

from .pack import Pack

__all__ = ["PACK"]

PACK = Pack(
    "it",
    "Italian",
    common="di che e la il un a per in una è sono non mi si ho lo ha le con cosa ma come da se ci no questo qui "
    "del al della i bene io ti anche più nel gli alla dei sul tutto era ne quando c suo molto su due l dell perché "
    "dal delle nella o dalla essere stato questa ancora già sempre dopo solo tutti fa aveva loro",
    rewrites=(
        # The formal address keeps its capital within the sentence; in a question, it is hers who answers.
        (r"(?<=[\p{Ll},;:]\s)Lei\b", "Leº"),
        (r"\bLei(?=\s[^.!?]{0,300}\?)", "Leº"),
        (r"(?<=[\p{Ll},;:]\s)Su([oaei])(?=i?\b)", "Sº\\1"),
        (r"\b([Ss])u([oaei])(?=i?\b[^.!?]{0,300}\?)", "\\1º\\2"),
        # "Why" in a question, "because" elsewhere.
        (r"\b([Pp])erché(?=[^.!?]{0,300}\?)", r"\1erchº"),
        (r"\bChe\b(?=[^.!?]{0,300}\?)", "Chº"),
    ),
    phrases={
        "tag": "no|vero|giusto|non è vero|non è così|non crede|non credi|non trova|eh|sbaglio|esatto|o no|sì",
        "furniture": r"iscrivit[ie](?:\s+(?:ora|qui|alla \w++))?|abbonati(?:\s+(?:ora|qui))?|"
        r"condividi(?:\s+\w++){0,3}|seguici(?:\s+su\s+\w++)?|pubblicità|annuncio|sponsorizzato|leggi (?:anche|di più|"
        "tutto)|continua a leggere|(?:articoli|notizie|post) correlat[ie]|potrebbe interessarti|scopri di più|"
        r"clicca qui|stampa|torna su|torna all['’]inizio|lascia un commento|\d+ comment[oi]|"
        "fine (?:dell['’]intervista|della (?:trascrizione|registrazione))",
        "note": "nota (?:dell['’](?:editore|autore|autrice|intervistatore)|della (?:redazione|traduttrice)|"
        r"del (?:traduttore|redattore))|n\.?\s?d\.?\s?[rat]\.?|nota|aggiornamento|avviso|leggi anche|vedi anche",
        "byline": "(?:testo|testi|parole|intervista|foto|fotografie|immagini|immagine|illustrazioni|"
        r"illustrazione|traduzione|domande|pubblicato|scritto|raccolta|raccolto|realizzata)(?:\s+e\s+\w+)?\s*(?::|di|"
        r"da|a cura di)|a cura di|(?:di|da)(?=\s+(?-i:\p{Lu})\p{Ll}+(?:\s+(?:(?:e|di|de|"
        r"della)\s+)*(?-i:\p{Lu})\p{Ll}+)+\s*\Z)|autor(?:e|rice)\s*:|crediti?",
        "credit": "intervista (?:realizzata|raccolta|a cura)|quest['’]intervista (?:è|fu)",
        "saying": "dice|disse|diceva|ha detto|spiega|spiegò|racconta|raccontò|aggiunge|aggiunse|ricorda|"
        "ricordò|afferma|affermò|assicura|commenta|commentò|risponde|rispose|chiede|chiese|ride|rise|sorride|sorrise|"
        "scherza|confessa|confessò|riconosce|ammette|ammise|insiste|sottolinea|osserva|conclude",
        "thanking": "grazie(?: mille| tante| infinite| ancora| davvero| di cuore| a (?:tutti|entrambi)| e|"
        r",? (?-i:\p{Lu})[\p{L}’'-]+){0,4},? (?:per (?:il (?:tuo|suo|vostro|tempo)|la (?:tua|sua|vostra|"
        r"disponibilità|chiacchierata|conversazione|pazienza)|le (?:risposte|tue|sue|vostre)|aver\w*|"
        r"esser\w*|quest\w+|l['’]intervista|tutto)|di (?:aver\w*|esser\w*))|(?:ti|la|vi) (?:ringrazi|"
        r"augur)\w+|ringraziar(?:ti|la|vi)|in bocca al lupo|\G(?:e )?(?:molte |tante )?grazie(?: mille|"
        r" tante| infinite| ancora| di tutto| e|,? (?-i:\p{Lu})[\p{L}’'-]+){0,4}[.! ]*\Z",
        "returned": "(?:prego|di (?:nulla|niente)|figur(?:ati|iamoci)|si figuri|(?:è stato |è |sarà )?un (?:vero |"
        "grande )?(?:piacere|onore)|il piacere (?:è|è stato)|piacere mio|altrettanto|grazie a (?:te|voi|"
        "lei)|grazie (?:mille )?(?:per|del|dell|della) ?['’]?(?:l['’])?(?:invito|opportunità|interesse|"
        "spazio|attenzione|avermi (?:invitat|ospitat)[oa])|sono io che ringrazio|crepi)",
    },
    quoting={
        "reports": r"dic(?:e|ono|eva)|diss(?:e|ero)|"
        r"(?:ha|mi ha|aveva) (?:detto|risposto|spiegato|raccontato|aggiunto|scritto)|"
        r"spieg(?:a|ò|ava)|raccont(?:a|ò|ava)|aggiun(?:ge|se)|ricord(?:a|ò)|afferm(?:a|ò)|assicur(?:a|ò)|comment(?:a|ò)|"
        r"rispon(?:de|deva)|rispose|chied(?:e|eva)|chiese|ride|rise|sorride|sorrise|scherz(?:a|ò)|confess(?:a|ò)|"
        r"riconosc(?:e|eva)|riconobbe|ammett(?:e|eva)|ammise|insist(?:e|eva)|sottoline(?:a|ò)|osserv(?:a|ò)|conclud(?:e|eva)|"
        r"concluse|scriv(?:e|eva)|scrisse|chiam(?:a|ò)|descriv(?:e|eva)|dichiar(?:a|ò)|grid(?:a|ò)|mormor(?:a|ò)|"
        r"sospir(?:a|ò)|esclam(?:a|ò)|pens(?:a|ò)|sostiene|sosteneva",
        "reports_to": r"dire|raccontare|spiegare|rispondere",
        "ascribes": r"secondo|a detta di|stando a",
        "he": "lui|egli",
        "she": "lei|ella",
        "they": "loro|alcuni|qualcuno|tutti|noi",
        "i": "io",
        "determiner": "il|lo|la|i|gli|le|l[’']|un|uno|una|mio|mia|suo|sua|nostro|nostra|questo|questa|quel|quella",
        "man": "uomo|padre|fratello|figlio|zio|nonno|bambino|ragazzo|marito|signore|re|sindaco",
        "woman": "donna|madre|sorella|figlia|zia|nonna|bambina|ragazza|moglie|signora|regina|sindaca",
        "between": "mi|gli|le|ci|si|anche|poi|ancora|sempre|mai|già|non|ieri|oggi|\\w+mente",
        "passive": "è|era|fu|sono|stato|stata|viene",
    },
    telling={
        "article": "un[ao]?|il|lo|la|nostr[oa]",
        "is": "è|era|fu",
        "who": "che",
        "and": "e|ed",
        "of": "di|del|della|dell['’]|in|a|al|per|presso",
        "did": "ha (?:co)?fondato|ha diretto|ha scritto|ha creato|dirige|insegna",
        "ends": "e|ed|ma|che|cui|è|era|ha|aveva",
        "stated": "lei|lui",
    },
    speaking={
        "and": "e|ed|o|oppure",
        "title": "signora?|signorina|dott|dottor|dottoressa|prof|professor(?:e|essa)?|sig|maestr[oa]|ingegner|"
        "avvocat[oa]",
        "opens": "e|ma|allora|dunque|quindi|bene|beh|be|ora|adesso|no|sì|certo|okay|ok|grazie(?: mille)?|ciao|salve|"
        "buongiorno|buonasera|benvenut[oaie]|scusa|scusi|ah|oh|eh|poi|infine|prima|anche|esatto|esattamente|perfetto|"
        "bello|interessante|prego|per favore|senti|senta|dimmi|dicci|mi dica|ci dica|o|car[oa]|gentile|bella domanda|"
        "assolutamente|(?:(?:per|secondo|con|da|a) )?(?:te|tu|lei|voi)",
        "greets": "grazie|ciao|salve|buongiorno|buonasera|benvenut[oa]|car[oa]|gentile|scusa|scusi|complimenti|e tu|"
        "e lei|e per te|e per lei|senti|senta|allora|sì",
        "gives": "e (?:tu|lei|per te|per lei|da te)|che (?:ne dice|ne dici|ne pensa|ne pensi|cosa ne pensa)|(?:passo|"
        "passiamo|do|diamo|lascio) la parola a|(?:cominciamo|iniziamo) (?:da|con)|(?:passiamo|andiamo) a|chiediamo a|"
        "tocca a|sentiamo",
        "tells": "cui|(?:che|il|la|lo|l['’]|i|gli|le|uno?|una|un['’]|mi[oa]|nostr[oa]|su[oa]|tu[oa]|vostr[oa]|di|del|"
        r"della|dell['’]|da|dal|a|con|e|anche|ex)(?=[^,.;:!?\n]{1,70},)|è|era|fu|ha|aveva|dice|disse|"
        "co-?fonda(?:tore|trice)|(?:fonda|scrit|au|at|diret|produt|pit|scul|tradut|crea|ricerca|illustra|"
        "sviluppa)(?:tore|trice|tor)|regista|giornalista|fotograf[oa]|architett[oa]|ingegnere|musicista|cantante|"
        "compositore|compositrice|artista|sceneggiat(?:ore|rice)|romanzier[ea]|poeta|poetessa|professore(?:ssa)?|"
        "medico|chef|cuoc[oa]|storic[oa]|presidente|responsabile|nat[oa]",
        "to_you": "che cosa|cosa|come|perché|dove|quando|qual|quale|quali|chi|tu|lei|raccontaci|ci racconti|puoi|può|"
        "hai|ha",
        "self": "(?:io sono|(?-i:Sono))(?: (?:il|la|lo|un|una))?|mi chiamo|il mio nome(?: è|,)?|mi chiamano|chiamami|"
        "chiamatemi|vi parla",
        "here": "all['’]apparecchio|al microfono",
        "said": "(?:(?:lo|ce|ci|già|prima|ha|aveva|ne|bene|anche|appena|giustamente|che) |l['’](?:ha |aveva "
        ")?){0,4}(?:dice|diceva|disse|detto|racconta|raccontava|raccontato|spiega|spiegava|spiegato|accennava|"
        "accennato|menzionato|ricordava|ricordato|sottolinea|sottolineato|descrive|descritto|parlato|parlava|"
        "aggiunto|suggerito)",
        "said_by": r"(?:dice|diceva|disse|(?:ha|aveva) (?:\w+ )?(?:detto|raccontato|spiegato|ricordato|accennato|"
        "sottolineato)|racconta|raccontava|spiega|spiegava|ricorda|ricordava|secondo|parole di|risposta di|idea di|"
        "domanda di)",
        "and_me": "ed? (?:io|me)",
        "made": r"(?:ho|avevo) (?:\w+ )?(?:fondato|creato|scritto|diretto|girato|composto|registrato|disegnato|dipinto|"
        r"prodotto|pubblicato)|mi[ao] (?:\w+ ){0,2}(?:libro|romanzo|film|disco|album|canzone|opera|quadro|gioco|"
        "azienda|società|gruppo|blog)",
        "me_and": "(?:io|me) e",
        "you": "tu|te|ti|tu[oaei]|tuoi|voi|vi|vostr[oaei]|(?-i:Lei|Su[oaei]|Suoi)",
        "beside": "(?:con|di|da|su|a|per|accanto a|insieme a)(?: (?:il|la|l['’]))?|e|sotto",
        "welcomes": "benvenut[oaie]|con noi|ospit[ei]|ci raggiunge|abbiamo|accogliamo|presento|presentiamo|salutiamo|"
        "in compagnia di",
        "yes": "(?:ah,? |oh,? |beh,? |ma )?(?:sì|no|esatto|esattamente|certo|giusto)",
        "listens": "sì|no|già|certo|giusto|esatto|esattamente|ok|okay|vero|è vero|mm+|hm+|ah|oh|wow|bello|bellissimo|"
        "ottimo|perfetto|assolutamente|totalmente|interessante|capisco|lo so|infatti|davvero|ha(?:ha)*",
        "joins_in": "esatto|esattamente|assolutamente|(?:sono )?(?:pienamente |completamente |totalmente "
        ")?d['’]accordo|concordo|condivido|confermo|idem|lo stesso|anche (?:io|per me|a me)|anch['’]io|neanch['’]io|"
        "(?:io )?aggiungerei|vorrei aggiungere|per aggiungere|(?:e |ma )?(?:per me|da parte mia|per (?:quanto|quel "
        "che) mi riguarda|nel mio caso|dal canto mio)|quanto a me|e io|ma io|io,|io invece|stavo per dire",
        "goes_on": "e|ed|ma|quindi|allora|poi|dopo|anche|inoltre|un altro|un['’]altra|l['’]altr[oa]|infine|per "
        r"esempio|ad esempio|quest[oaie]|quest['’]\w+|quell[oaie]|quel|ess[oaie]|lì|là|perché|che|ora|adesso|prima|"
        "primo|come|tuttavia|però|quando|più tardi|naturalmente|così|ciò|è|era|fu",
        "i": "(?:(?:sì|beh|be|e|ma|allora),? )?(?:io|mi|sono|credo|penso|direi|ho|ero|avevo|lavoro)",
        "greeting": "(?:sì,? |beh,? |ciao,? ){0,3}(?:grazie|ciao|salve|buongiorno|buonasera|piacere|(?:sono "
        ")?(?:felice|lieto|lieta|content[oa]))",
        "takes_up": "(?:come |quello che |ciò che )?(?:hai detto|dicevi|dici|ha detto lei|diceva lei|avete detto|"
        "accennavi)",
        "hello": "ciao|salve|buongiorno|buonasera|sì|certo|grazie|allora|beh|bene|piacere|volentieri",
        "presents": "(?:io )?sono|mi chiamo|il mio nome|mi presento|lavoro|ho (?:iniziato|cominciato|studiato)|vengo "
        "da|faccio (?:il|la|l['’])|mi occupo|il mio (?:ruolo|lavoro|percorso)",
        "several": "ciascun[oa]|ognun[oa]|(?:entramb[ie]|tutt[ie]|chi|quale|nessun[oa]) (?:di|fra|tra) voi|(?:voi|"
        "tutti e|tutte e) (?:due|tre|quattro|tutt[ie])|entramb[ie]|rispettiv[ie]",
        "turns": r"e (?:tu|lei|voi|per te|per lei|da parte tua|nel tuo caso)\s?\?|stessa domanda|tocca a te|anche tu|"
        "anche lei|qualcosa da aggiungere|(?:vuoi|vuole|vorresti|vorrebbe) (?:aggiungere|rispondere|intervenire)|il "
        "tuo parere|il suo parere",
        "thanks": r"grazie|ringrazi\w+",
        "opinion": "(?:io )?(?:credo|penso|direi|suppongo|spero|immagino|trovo)|mi (?:sembra|pare|piace)",
    },
    trades="""
attore attrice: ruolo personaggio recit interpret scena provin costum teatro
regista cineasta: film gir cinepresa cinema pubblico inquadratura montaggio immagin sequenza
scrittore scrittrice autore autrice romanzier poeta giornalista sceneggiat: scriv scritt libro romanzo storia pagina
cantante musicista composit chitarrista batterista pianista: canzon cant voce album disco melodi concert tour
designer grafico grafica: disegn colore tipograf bozzett prototip interfaccia
architett: edificio facciata mattone cemento legno tetto cantiere
chef cuoco cuoca panettier fornaio: cucin piatto menù ricett sapore ristorante ingredient pane
agricolt contadin giardinier: campo terra raccolt seme fattoria orto giardino
scienziat ricerca fisico fisica biolog chimic geolog professor: ricerc esperiment laboratorio teoria ipotesi misur
sviluppat ingegner programmat: codice software errore program dati
fotograf: foto macchina obiettivo ritratto luce
pittore pittrice scult illustrat artista: dipin tela pennello studio scult disegn mostra galleria
fondat imprendit: azienda impresa client invest mercato negozio
produttore produttrice: budget produ finanz
medic infermier chirurg: pazient ospedale cura clinic sintom
insegnant maestr docente: alunn student classe scuola insegn lezion
avvocat giudic: tribunale legge legal process client prova
atleta allenat giocat: allen gara partita stagion medagli
""",
    glosses={
        "i": "io",
        "i'm": "sono",
        "i think": "credo penso",
        "i was": "ero nacqui",
        "i have": "ho",
        "i would": "direi",
        "my name": "chiamo",
        "my": "mio mia miei mie",
        "name": "nome",
        "me": "me",
        "": "mi m",
        "we": "noi siamo abbiamo",
        "us": "ci",
        "our": "nostro nostra nostri nostre",
        "you": "tu lei voi",
        "yes": "sì certo",
        "no": "no",
        "well": "beh be bene allora",
        "sure": "assolutamente",
        "oh": "oh ah",
        "it": "è fu era",
        "this": "questo questa",
        "that": "quello",
        "these": "questi queste",
        "the": "il la lo l i gli le",
        "a": "un una uno",
        "and": "e ed",
        "but": "ma",
        "so": "quindi",
        "also": "anche inoltre",
        "another": "altro altra",
        "finally": "infine",
        "because": "perché",
        "what": "cosa",
        "how": "come",
        "when": "quando",
        "if": "se",
        "in": "in",
        "after": "dopo",
        "hello": "ciao buongiorno",
    },
    stop="che per una non con cosa come del della dei delle degli dal dalla nel nella alla allo sul sulla questo "
    "questa questi queste quello quella quelli quelle sono era erano stato stata essere avere anche più tutto tutti "
    "tutta tutte molto suo sua suoi loro mio mia tuo tua nostro nostra vostro vostra quando perché quale quali chi "
    "dove dopo solo ancora già sempre fra tra hanno aveva ha può possono voi noi lei lui così ogni altro altra altri "
    "altre poi",
    words={
        "you": "tu te ti tuo tua tuoi tue leº sºo sºa sºe sºoi voi vi vostro vostra vostri vostre sei hai fai puoi "
        "vuoi sai dici pensi credi vai stai vedi senti trovi scrivi leggi preferisci conosci diresti potresti "
        "faresti vorresti avresti saresti eri avevi facevi pensavi volevi facesti decidesti siete avete fate "
        "potete volete sapete pensate credete andate eravate avevate avreste potreste raccontaci raccontami "
        "parlaci parlami dicci dimmi spiegaci spiegami descrivici descrivimi presentati presentaci dacci dammi "
        "consigliaci consigliami raccontateci parlateci diteci spiegateci presentatevi ricordaci mostraci svelaci "
        "anticipaci",
        "me": "io mi me mio mia miei mie sono ho faccio credo posso voglio so dico penso vado ero avevo feci "
        "ebbi stavo sto vedo sento considero preferisco provo spero suppongo immagino trovo conosco capisco direi "
        "avrei sarei farò sarò potrò devo comincio scrivo leggo imparo esco metto vengo porto cercavo lavoravo "
        "pensavo volevo sapevo cominciai decisi nacqui scrissi m",
        "we": "noi nostro nostra nostri nostre siamo abbiamo facciamo possiamo vogliamo sappiamo andiamo "
        "crediamo vediamo eravamo avevamo stavamo lavoriamo usiamo cerchiamo dobbiamo diamo iniziamo ce",
        "they": "lui lei loro egli ella essi esse gli suo sua suoi sue li",
        "wh": "chº cosa cos come quando dove dov chi quale quali qual quanto quanta quanti quante perchº",
        "aux": "era erano fu sta stanno aveva hanno può possono potrebbe potrebbero sarà sarebbe deve devono "
        "crede pensa ritiene considera vuole sei hai fai puoi vuoi sai pensi credi siete avete esiste esistono c'è "
        "capita",
        "request": "raccontaci raccontami racconti racconta parlaci parlami parli dicci dimmi dica spiegaci "
        "spiegami spieghi descrivici descrivimi descriva descrivi presentati presentaci condividi dacci dammi dia "
        "nomina consigliaci consigliami immagina immagini scegli scelga completa riassumi riassuma cita elenca "
        "definisci definisca ricordaci mostraci raccontateci parlateci diteci spiegateci presentatevi commenta "
        "raccontatemi parlatemi ditemi spiegatemi descriveteci descrivetemi raccontatevi dateci datemi "
        "consigliateci svelaci svelateci rivelaci illustraci illustri elenchi definisciti descriviti ripercorri "
        "ripercorra anticipaci ricordateci mostrateci condivida",
        "say": "dice disse diceva spiega spiegò racconta raccontò aggiunge aggiunse ricorda ricordò afferma "
        "affermò assicura commentò risponde rispose chiede chiese ride sorride scherza confessa confessò riconosce "
        "ammette ammise insiste sottolinea osserva conclude",
        "back": "sì certo giusto esatto esattamente mmh hmm ah oh wow bello ottimo perfetto vero bene "
        "corretto totalmente assolutamente interessante incredibile no mai haha ahah ok okay già infatti capisco "
        "chiaro bellissimo fantastico davvero ecco",
        "agree": "beh be sì no certo assolutamente sicuramente sinceramente onestamente bene haha ahah mmh "
        "grazie buona certamente fondamentalmente inizialmente originariamente personalmente probabilmente forse "
        "magari entrambi entrambe nessuno primo guarda guardi allora diciamo ovviamente effettivamente dipende "
        "principalmente mah bella",
        "link": "e ma ora adesso allora quindi infine anche inoltre bene parlando tornando guardando "
        "passando cambiando parliamo torniamo passiamo ultima ultimo prossima oppure poi concludendo invece",
        "thank": "grazie ciao buongiorno buonasera salve benvenuto benvenuta benvenuti piacere lieto lieta "
        "ringrazio ringraziamo ringraziare ringraziarti complimenti congratulazioni arrivederci auguri saluti bocca",
        "talk": "intervista interviste intervistato intervistata intervistare intervistiamo conversazione "
        "conversazioni chiacchierata chiacchierato chiacchierare incontrato incontriamo incontro incontra parlato "
        "domande domanda episodio puntata podcast programma serie profilo ritratto ospite ospiti sessione "
        "presentiamo oggi rispondere risposto",
        "page": "iscriviti abbonati newsletter seguici seguire twitter instagram facebook linkedin "
        "modificata trascrizione foto fotografia fotografie immagine immagini crediti copyright sito visita contatto "
        "contatti clicca sponsor sponsorizzato pubblicato pubblicata aggiornato pubblicità cookie email mail "
        "disponibile biglietti link blog",
        "hedge": "penso credo suppongo diciamo tipo specie beh davvero semplicemente so sento forse magari "
        "probabilmente abbastanza praticamente cose roba qualcosa insomma così quasi immagino cioè direi",
        "past": "era erano fu furono aveva avevano ebbe fece andava venne arrivò iniziò cominciò diventò "
        "pensai sapeva voleva usava lavoravo trovai trovò feci stavo stava iniziato cominciato fatto andato andata "
        "venuto diventato deciso nato nata imparato scoperto lavorato pensato avevi eri",
        "modal": "potrebbe potresti potreste potrebbero può puoi potete possono dovrebbe dovresti dovrebbero "
        "sarebbe vorrebbe vorresti farebbe faresti direbbe diresti avrebbe avresti consiglierebbe consiglieresti "
        "sarà saranno potrà possa",
        "any": "qualche qualcosa qualcuno alcuni alcune qualsiasi preferito preferita preferiti preferite "
        "maggiore migliore migliori consiglio consigli prossimo prossimi prossime futuro altro altra altre "
        "aggiungere mai",
        "kin": "menzionato menzionata accennato accennavi citato citava parlato detto dicevi descritto "
        "scritto raccontato raccontavi conosciuto",
        "role": "fondatore fondatrice cofondatore cofondatrice direttore direttrice regista produttore "
        "produttrice scrittore scrittrice autore autrice editore redattore redattrice ingegnere sviluppatore "
        "sviluppatrice programmatore programmatrice designer artista attore attrice cantante musicista compositore "
        "compositrice professore professoressa ricercatore ricercatrice scienziato scienziata studente studentessa "
        "insegnante maestro maestra amministratore presidente responsabile capo membro creatore creatrice architetto "
        "architetta giornalista fotografo fotografa cuoco cuoca chef agricoltore agricoltrice proprietario "
        "proprietaria storico storica poeta poetessa romanziere fisico biologo biologa geologo chimico medico "
        "dottore dottoressa avvocato avvocata pittore pittrice scultore scultrice curatore curatrice illustratore "
        "illustratrice liutaio",
    },
    examples={
        "said_behind": "«Una mappa», [[spiega]] Rui.",
        "said_before": "Rui [[rispose]]: «Una mappa.»",
        "ascribed": "[[Secondo]] Rui, «una mappa senza strade».",
        "you_last": "Bello. E [[tu]]?",
        "you": ("Le piace il [[suo]] paese?", "Questo, [[Lei]], non rammenta."),
        "me_opens": "[[Lavoravo]] qui.",
        "we": "[[Abbiamo]] tempo.",
        "they": "Parlava di [[lui]].",
        "wh_opens": ("[[Perché]] qui?", "[[Che]] libro?", "[[Cosa]] scriveva?"),
        "aux_initial": "[[Ritiene]] utile il vento?",
        "request_opens": "[[Raccontaci]] tutto.",
        "say": "Così, [[spiega]] Rui.",
        "back_opens": "[[Esatto]], Rui.",
        "agree_opens": "[[Beh]], ieri.",
        "link_opens": "[[Quindi]], Rui.",
        "thank": "Molte [[grazie]], Rui.",
        "talk": "Una [[chiacchierata]] lunga.",
        "page": "[[Clicca]] il nome.",
        "hedge": "Serve [[forse]] tempo.",
        "past": "Rui [[arrivò]] tardi.",
        "modal": "Rui [[dovrebbe]] uscire.",
        "any": "Il libro [[migliore]].",
        "kin": "Un luogo [[accennato]] prima.",
        "role": "Rui, [[architetto]] di Pavia.",
        "tag_question": "Era a Pavia, [[vero?]]",
        "page_furniture": ("[[Leggi anche]]", "[[Advertisement]]"),
        "editors_note": "[[Nota della redazione:]] era maggio.",
        "byline_form": ("[[Di Anna Reggi]]", "[[Intervista raccolta da Anna Reggi a Pavia.]]"),
        "thanks_for_the_interview": "[[Grazie mille, Rui, per la tua]] mappa.",
        "thanks_returned": "[[Grazie a te]], Rui.",
        "said_after_quotation": "«Mai saputo», [[spiega]] Anna.",
        "asked_last": ("Q: Pioveva. E tu, [[Ada]]?\nA: Anch’io.", "Q: E lei, signora [[King]]?\nA: Sì."),
        "asked_together": "Q: Benvenuti, [[Ada]] e Ben. Come va?\nA: Bene.",
        "beside_you": "Q: Tu giri con la regista [[Ada King]]. Com’è?\nA: Bello.",
        "quoted_in_question": (
            "Q: Come [[Ada]] ha detto, pioveva. Molto?\nA: Sì.",
            "Q: Come diceva [[Ada]], pioveva. Molto?\nA: Sì.",
        ),
        "welcomed": "Q: Oggi con noi c’è [[Ada King]]. Salve.\nA: Salve.",
        "calls": "Q: E allora?\nA: Pioveva. Tu lo sai, [[Ada]].",
        "names": "Q: Chi è venuto?\nA: La mia amica, [[Ada]], regista a Lecce.",
        "with_me": "Q: Dove?\nA: [[Ada]] e io veniamo da Lecce.",
        "introduces_oneself": "Q: Chi è lei?\nA: Salve, mi chiamo [[Ada King]].",
        "own_work": "Q: Come?\nA: Pioveva quando [[ho diretto Cold Water]].",
        "trade_in_question": "Q: Come [[gira]] una scena così?\nA: Con la pioggia.",
        "says_yes_or_no": "A: Pioveva.\nA: [[Sì]], molto.",
        "listens": "A: Pioveva.\nA: [[È vero]].",
        "joins_in": "A: Pioveva.\nA: [[Sono d’accordo]].",
        "goes_on": "A: Pioveva.\nA: [[Poi]] salì il mare.",
        "opens_with_i": "A: Pioveva.\nA: [[Io]] correvo.",
        "greets": "A: Pioveva.\nA: [[Grazie]] dell’invito.",
        "takes_up_you": "A: Pioveva.\nA: [[Come dicevi]], pioveva.",
        "presents_oneself": "A: Pioveva.\nA: [[Salve. Lavoro]] al mulino.",
        "several_asked": "Q: Che cosa spera [[ognuno]]?\nA: La pace.\nA: La pioggia.",
        "turns_to_another": "A: Pioveva.\nQ: [[E per te?]]\nA: No.",
        "question_thanks": "A: Pioveva.\nQ: [[Grazie]]. Avanti.\nA: Bene.",
    },
)
