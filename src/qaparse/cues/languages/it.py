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
    },
)
