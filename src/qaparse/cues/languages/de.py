"""German.

The formal "you" is told by its capital, which it keeps within a sentence; at the start of one, the verb
behind it decides. Nouns have capitals, too.
"""

from __future__ import annotations

from .pack import QUOTATIONS, Pack

__all__ = ["PACK"]

PACK = Pack(
    "de",
    "German",
    common="der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden "
    "aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor "
    "zur bis mehr durch man sein wurde ich wir ihr ihre was wenn da",
    capitals=0.45,
    owns="s",
    rewrites=(
        # Formal: a capital within the sentence, or before a verb in the plural where the sentence opens.
        (r"(?<=[\p{Ll}\d,;:–\-)]\s)Sie\b", "Siº"),
        (r"(?<=[\p{Ll}\d,;:–\-)]\s)Ihr\b", "Ihº"),
        (r"(?<=[\p{Ll}\d,;:–\-)]\s)Ihnen\b", "Ihneº"),
        (r"(?<=[\p{Ll}\d,;:–\-)]\s)Ihre\b", "Ihrº"),
        (r"(?<=[\p{Ll}\d,;:–\-)]\s)Ihre[nmrs]\b", "Ihreº"),
        (r"\bSie(?=\s(?:\p{Ll}+en|sind|tun)\b(?: (?:ja|mal|doch|auch|einmal|selbst)\b|[^.!?]{0,300}\?))", "Siº"),
        # In a question hardly hers or theirs.
        (r"\b([Ii])hr(?=\s[^.!?]{0,300}\?)", r"\1hº"),
        (r"\bIhre(?=\s[^.!?]{0,300}\?)", "Ihrº"),
        *QUOTATIONS,
    ),
    phrases={
        "tag": "oder(?: nicht)?|nicht(?: wahr)?|ne|nee|gell|gelle|richtig|korrekt|stimmt(?:['’]s)?|ja|nein|"
        "wirklich|habe ich recht",
        "furniture": "(?:jetzt )?abonnieren|newsletter(?: abonnieren)?|jetzt anmelden|teilen|(?:artikel|"
        r"beitrag) teilen|folge(?:n sie)? uns(?:\s+auf\s+\w++)?|anzeige|werbung|gesponsert|weiterlesen|mehr lesen|"
        "mehr erfahren|(?:ähnliche|verwandte|weitere) (?:artikel|beiträge|themen)|lesen sie (?:auch|mehr|weiter)|"
        "das könnte (?:sie|dich) auch interessieren|hier klicken|drucken|nach oben|zum seitenanfang|"
        r"(?:einen )?kommentar (?:schreiben|hinterlassen)|\d+ kommentare?|ende des (?:interviews|gesprächs|"
        "transkripts)",
        "note": r"anm(?:erkung|\.)\s+(?:der|des|d\.)\s+(?:red(?:aktion|\.)|autor(?:s|in)|übersetzer(?:s|in)|"
        r"verf(?:assers|asserin|\.))|hinweis(?: der redaktion)?|redaktioneller hinweis|anmerkung|nachtrag|update|"
        "lesen sie auch|siehe auch",
        "byline": "(?:text|worte|interview|gespräch|fotos?|fotografie|bilder|bild|illustration(?:en)?|"
        r"übersetzung|übersetzt|fragen|geführt|geschrieben|aufgezeichnet|veröffentlicht)(?:\s+(?:und|"
        r"&)\s+\w+)?\s*(?::|von|durch)|von(?=\s+(?-i:\p{Lu})[\p{L}-]+(?:\s+(?:(?:und|von|der|de)\s+)*(?-i:\p{Lu})|"
        r"\s*\Z))|autor(?:in)?\s*:|redaktion\s*:|bildnachweis|das (?:interview|gespräch) führten?|die fragen stellten?",
        "credit": "das (?:interview|gespräch) führten?|die fragen stellten?|interview geführt|(?:dieses|"
        "das) (?:interview|gespräch) (?:wurde|ist|erschien)|aufgezeichnet von",
        "saying": "sagte?|sagt|meinte?|erklärte?|erzählte?|fügte?|ergänzte?|erinnerte?|lachte?|lächelte?|"
        "fragte?|antwortete?|gab|gibt|gesteht|gestand|scherzte?|betonte?|berichtete?|schmunzelte?|räumt|räumte|so|"
        "findet|fand",
        "thanking": "dank(?:e|eschön)?(?: schön| sehr| nochmals?| noch ?mal| euch| ihnen| dir| beiden|"
        r",? (?:(?:liebe[rs]?|lieber|frau|herr) )?(?-i:\p{Lu})[\p{L}’'-]+| und){0,5},? (?:für (?:das|"
        "dieses?|diesen|den|die (?:zeit|offenen|spannenden|interessanten|antworten|einblicke)|ihre?n?|"
        "eure?n?|deine?n?|alles)|dass (?:du|sie|ihr|siº))|(?:wir|ich) (?:danken?|bedanken?|"
        "wünschen?) (?:ihnen|dir|euch|uns|mich|für)|(?:wünsche|wünschen) (?:wir |ich )?(?:ihnen|dir|euch)|"
        r"\G(?:und )?(?:vielen|herzlichen|besten|lieben|tausend) dank(?: nochmals?|,? (?:(?:liebe[rs]?|frau|"
        r"herr) )?(?-i:\p{Lu})[\p{L}’'-]+| und){0,5}[.! ]*\Z",
        "returned": "(?:gern(?:e)?(?: geschehen| doch| wieder)?[.,!]|bitte(?: sehr| gerne?)?[.,!]|ebenso|ebenfalls|"
        "gleichfalls|keine ursache|(?:es )?(?:war|ist) (?:mir )?(?:ein|eine) (?:großes? )?(?:vergnügen|"
        "freude|ehre)|(?:ich|wir) (?:habe|haben) zu danken|(?:ich|wir) danken? (?:auch|(?:ihnen|dir|"
        "euch)(?: auch|[.!,]| für die (?:einladung|möglichkeit|gelegenheit)))|danke (?:auch|ebenfalls|"
        "ebenso|(?:dir|ihnen|euch)(?: auch)?[.!,]|für (?:die (?:einladung|möglichkeit|gelegenheit)|(?:das|"
        "ihr|euer|dein) interesse)))",
    },
    quoting={
        "reports": r"sag(?:t|te|ten|en)|mein(?:t|te|ten)|erklär(?:t|te)|erzähl(?:t|te)|füg(?:t|te)|ergänz(?:t|te)|"
        r"erinner(?:t|te)|lach(?:t|te)|lächel(?:t|te)|frag(?:t|te)|antwort(?:et|ete)|entgegnet|entgegnete|erwider(?:t|te)|"
        r"gesteht|gestand|scherz(?:t|te)|beton(?:t|te)|bericht(?:et|ete)|räum(?:t|te)|findet|fand|nenn(?:t|en)|nannte|"
        r"bezeichne(?:t|te)|schreib(?:t|en)|schrieb|ruf(?:t|en)|rief|flüster(?:t|te)|murmel(?:t|te)|klag(?:t|te)|warn(?:t|te)|"
        r"forder(?:t|te)|sprach|spricht|dachte|denkt|kündig(?:t|te)|versicher(?:t|te)|gab|gibt|so|seufz(?:t|te)|brumm(?:t|te)",
        "reports_to": r"sagen|erzählen|fragen|antworten|rufen|nennen|schreiben",
        "ascribes": r"laut|nach angaben von|nach den worten von",
        "he": "er",
        "she": "sie",
        "they": "man|einige|manche|viele|jemand|alle|wir",
        "i": "ich",
        "his": "sein|seine|seiner|seinem|seinen|ihm|ihn",
        "hers": "ihre|ihrer|ihrem|ihren",
        "determiner": "der|die|das|ein|eine|einer|mein|meine|sein|seine|ihr|ihre|unser|unsere|dieser|diese",
        "man": "mann|vater|bruder|sohn|onkel|junge|opa|großvater|pfarrer|herr|bürgermeister",
        "woman": "frau|mutter|schwester|tochter|tante|mädchen|oma|großmutter|bürgermeisterin",
        "between": "hat|hatte|dann|auch|später|einmal|nur|noch|immer|oft|nie|selbst|schon|dazu|aber|hinzu",
        "passive": "wurde|wurden|wird|ist|war|worden",
    },
    telling={
        "article": "eine[rmn]?|de[rmn]|die|unsere[rmn]?",
        "is": "ist|war",
        "who": "der|die",
        "and": "und",
        "of": "von|der|des|bei|beim|am|an|für|im|in",
        "ends": "und|aber|ist|war|hat|hatte|deren|dessen|kein\\w*",
        "stated": "sie|er",
        "stated_with": "ihr|ihm",
    },
    speaking={
        "and": "und|oder",
        "title": "herrn?|frau|fräulein|dr|prof|professor(?:in)?|doktor",
        "opens": "also|und|nun|aber|ja|nein|gut|okay|ok|na|naja|hallo|guten (?:tag|morgen|abend)|danke(?: schön)?|"
        "vielen dank|(?:herzlich )?willkommen|oder|bitte|genau|stimmt|richtig|ach|oh|ah|entschuldigung|liebe[rs]?|"
        "zum schluss|zuerst|zunächst|jetzt|dann|noch einmal|sagen sie(?: mal)?|sag(?: mal)?|gute frage|super|toll|"
        "schön|interessant|absolut|vielleicht|doch|(?:(?:bei|für|mit|von|zu|an) )?(?:sie|ihnen|du|dich|dir|ihr|euch)|"
        "wie (?:ist|war) es (?:bei|mit) (?:ihnen|dir)",
        "greets": "danke|hallo|willkommen|liebe[rs]?|entschuldigung|glückwunsch|tschüss|und (?:sie|du|ihnen|dir)|und "
        "bei (?:ihnen|dir)|und für (?:sie|dich)|also|na|ja",
        "gives": "und (?:(?:bei|für|mit) )?(?:sie|du|ihnen|dir|dich)|(?:was|wie) (?:ist|war|sieht es|steht es)(?: "
        "denn| es)? (?:mit|bei)|(?:fangen|beginnen) wir (?:bei|mit)|(?:kommen|gehen) wir zu|weiter (?:zu|mit)|(?:ich "
        ")?(?:gebe|übergebe)(?: das wort)? an|fragen wir|(?:ich )?frage|hören wir",
        "tells": "(?:der|die|das|den|dem|deren|dessen|eine?|einer|mein|meine|unser|unsere|sein|seine|ihr|ihre|dein|"
        r"deine|aus|von|vom|bei|am|an|und|auch|damals|heute|selbst|wie)(?=[^,.;:!?\n]{1,70},)|einer der|eine der|ist|"
        "war|hat|hatte|wird|sagte?|mit-?gründer(?:in)?|gründer(?:in)?|(?:regisseur|redakteur|ingenieur|autor|"
        "professor|kurator|produzent|direktor|architekt|komponist|journalist|fotograf|künstler|musiker|sänger|"
        "schauspieler|schriftsteller|forscher|wissenschaftler|entwickler|lehrer|leiter|geschäftsführer|historiker|"
        "physiker|biolog|chemiker|maler|bildhauer|übersetzer|dichter|drehbuchautor|inhaber|bühnenbildner|designer|"
        "sprecher)(?:e|in)?|leitende[rs]?|ärztin|arzt|koch|köchin|anwalt|anwältin|vorsitzende[rs]?|jahrgang|geboren",
        "to_you": "was|wie|warum|wieso|weshalb|wo|wann|wer|welche[rsnm]?|sie|du|haben sie|hast du|können sie|kannst "
        "du|sind sie|bist du|würden sie|würdest du|glauben sie|glaubst du|erzählen sie|erzähl",
        "self": "ich bin(?: der| die| ein| eine)?|ich hei(?:ß|ss)e|mein (?:voller |vor)?name(?: ist|,)?|hier (?:ist|"
        "spricht)|(?:man |alle )?nennt mich|nennen sie mich|nenn mich|ich heiße",
        "here": "am apparat|mein name",
        "said": "(?:(?:das|es|ja|schon|gerade|eben|vorhin|auch|hat|hatte|haben|richtig|bereits|so|schön|uns|eingangs|"
        r"mal|sehr|zu recht|\w+lich) ){0,4}(?:sagt|sagte|gesagt|meint|meinte|gemeint|erwähnt|erwähnte|erzählt|"
        "erzählte|erklärt|erklärte|beschreibt|beschrieb|beschrieben|angesprochen|betont|betonte|andeutet|angedeutet|"
        "berichtet|berichtete|ausgeführt|vorgeschlagen|ergänzt|bemerkt|bemerkte|formuliert|schildert|geschildert)",
        "said_by": "(?:sagt|sagte|meint|meinte|erzählt|erzählte|erwähnt|erwähnte|erklärt|erklärte|betont|betonte|"
        "laut|gesagt hat|worten von|aussage von|idee von|frage von|antwort von)",
        "and_me": "und (?:ich|mich|mir)",
        "made": "ich (?:gründete|schrieb|drehte|inszenierte|komponierte|entwarf|baute|malte)|"
        r"mein(?:e[nmrs]?)? (?:\w+ ){0,2}(?:buch|roman|film|album|lied|stück|bild|spiel|firma|verlag|band|blog)",
        "me_and": "(?:ich|mich|mir) und",
        "you": r"du|dich|dir|dein\w*|eure\w*|euer|euch|(?-i:Sie|Ihnen|Ihr\w*)",
        "beside": "mit|von|bei|über|unter|und|zu|für|neben|gegenüber",
        "welcomes": "willkommen|zu gast|bei uns|begrüßen|begrüße|vorstellen|stellen vor|vorgestellt|gäste?|haben wir|"
        "sprechen wir mit|sprachen wir mit|eingeladen",
        "yes": "(?:ach,? |oh,? |na,? |also,? )?(?:ja|nein|doch|genau|richtig|stimmt|jein|nee)",
        "listens": "ja|nein|nee|doch|genau|richtig|stimmt|okay|ok|klar|sicher|wow|toll|super|schön|absolut|total|mm+|"
        "hm+|oh|ach|ah|aha|großartig|interessant|spannend|verstehe|ich weiß|das stimmt|eben|natürlich|definitiv|"
        "ha(?: ?ha)*",
        "joins_in": "genau|absolut|total|(?:da )?stimme ich|(?:da )?bin ich (?:ganz |völlig |voll )?(?:bei|deiner|"
        "ihrer|einverstanden)|ich stimme|einverstanden|ebenso|dito|das (?:sehe|würde|kann|gilt|geht|ging) (?:ich|"
        "auch|mir)|ich (?:auch|würde (?:noch|auch|sagen|ergänzen)|möchte (?:noch|ergänzen)|wollte (?:gerade|auch))|"
        "um das zu ergänzen|(?:und |aber |auch )?(?:für mich|bei mir|mir|von meiner seite|meinerseits|aus meiner "
        "sicht)|was mich (?:betrifft|angeht)|und ich|aber ich|also ich|ich wiederum|ich dagegen|ich hingegen",
        "goes_on": r"und|aber|also|dann|danach|auch|außerdem|zudem|ein(?:e|en|em)? (?:andere|weitere)\w*|schließlich|"
        "zweitens|zum beispiel|dies|diese[rsmn]?|das|der|die|es|er|sie|dort|da|weil|denn|welche[rsmn]?|jetzt|nun|"
        "zuerst|erst|erstens|als|wie|allerdings|jedoch|dennoch|trotzdem|wenn|später|irgendwann|natürlich|deshalb|"
        "daher|dabei|damit|darum|darin|daraus|so",
        "i": "(?:(?:ja|also|naja|nun|und|aber|nein),? )?ich",
        "greeting": "(?:ja,? |also,? |hallo,? ){0,3}(?:danke|vielen dank|herzlichen dank|hallo|guten (?:tag|morgen|"
        "abend)|ich freue mich|schön,? (?:hier|dabei))",
        "takes_up": "(?:wie )?(?:(?-i:Sie|Du|du) )?(?:(?:schon |gerade |vorhin )?(?:gesagt|erwähnt|angesprochen) "
        "(?:haben|hast)|sagten|sagtest|erwähnten|erwähntest|meintest)|was (?:du|(?-i:Sie))",
        "hello": "hallo|guten tag|guten morgen|guten abend|ja|gern|gerne|also|danke|vielen dank|servus|moin|grüß gott",
        "presents": "ich bin|ich hei(?:ß|ss)e|mein name|ich arbeite|ich komme aus|ich habe (?:angefangen|begonnen)|"
        "ich leite|mein (?:weg|beruf|werdegang)|meine (?:rolle|aufgabe)|von beruf",
        "several": "(?:jede[rs]?|beide|alle|eine[rs]?|wer|welche[rs]?|niemand|keine[rs]?) von (?:ihnen|euch)(?: "
        "beiden| dreien)?|(?:sie|ihr|ihnen|euch) (?:beide[n]?|alle[n]?|zwei|drei|dreien|jeweils|jede[rs]?)|jeweils|"
        r"gegenseitig|ihr(?:e|en)? jeweilige\w*",
        "turns": r"und (?:(?:bei|für|mit) )?(?:sie|du|ihnen|dir|dich|selbst)(?: selbst)?\s?\?|dieselbe frage|die "
        "gleiche frage|gleiche frage|sehen sie das (?:auch|genauso|ähnlich)|siehst du das (?:auch|genauso|ähnlich)|"
        "(?:möchten|wollen) sie (?:etwas |noch |das )?(?:ergänzen|hinzufügen)|(?:möchtest|willst) du (?:etwas |noch |"
        "das )?(?:ergänzen|hinzufügen)|etwas (?:zu )?ergänzen|(?:ihre|deine) (?:meinung|sicht)|(?:wie|was) (?:ist|"
        "war|sieht) es (?:bei|mit) (?:ihnen|dir)",
        "thanks": r"danke|dank|bedank\w+",
        "opinion": "ich (?:denke|glaube|finde|meine|würde sagen|hoffe|liebe|mag|vermute)",
    },
    trades="""
schauspieler: rolle figur spiel auftritt bühne szene casting prob kostüm theater
regisseur filmemacher: film dreh kamera kino publikum schnitt bild szene sequenz
schriftsteller autor dichter journalist drehbuch: schreib schrieb geschrieben buch bücher roman geschichte seite kapitel
sänger musiker komponist gitarrist schlagzeug pianist: lied sing sang stimme album platte melod konzert tour
designer gestalter grafiker: entwurf entwürf gestalt farbe schrift skizze prototyp
architekt: gebäude fassade ziegel beton holz dach baustelle
koch köchin bäcker: koch gericht speise küche rezept geschmack restaurant zutat brot
landwirt bauer bäuerin gärtner: feld acker boden ernte saat hof garten gärten
wissenschaftler forscher physiker biolog chemiker geolog professor: forsch experiment labor theorie hypothes mess
entwickler ingenieur programmierer: code software fehler programm daten
fotograf: foto kamera objektiv porträt licht
maler bildhauer illustrator künstler: mal leinwand pinsel atelier skulptur zeich ausstell galerie
gründer unternehmer geschäftsführer inhaber: firma unternehmen kund invest markt laden
produzent: budget produktion produzier zeitplan finanz
arzt ärztin pfleger chirurg: patient krankenhaus behand klinik symptom
lehrer dozent: schüler klasse schule unterricht lehr
anwalt anwältin richter: gericht recht gesetz prozess mandant beweis
sportler trainer spieler läufer: train rennen spiel mannschaft saison medaille
""",
    glosses={
        "i": "ich",
        "am": "bin",
        "was": "war",
        "have": "habe",
        "think": "denke glaube finde",
        "would": "würde",
        "my": "mein meine meinen meiner",
        "name": "name",
        "first": "erster erste erstes",
        "me": "mich mir",
        "we": "wir",
        "us": "uns",
        "our": "unser unsere",
        "you": "sie du ihr",
        "yes": "ja genau",
        "no": "nein nee",
        "well": "also naja nun gut",
        "sure": "klar natürlich",
        "oh": "oh ach",
        "it": "es",
        "this": "dieser diese dieses das dies",
        "the": "der die",
        "most": "meisten",
        "a": "ein eine",
        "and": "und",
        "but": "aber",
        "so": "so",
        "also": "auch außerdem",
        "another": "andere weiterer",
        "finally": "schließlich",
        "because": "weil",
        "as": "als",
        "what": "was",
        "how": "wie",
        "when": "wenn",
        "if": "falls",
        "in": "in im",
        "after": "nach danach",
        "on": "auf",
        "hello": "hallo",
    },
    stop="der die und den von das mit sich des auf für ist dem nicht ein eine einen einem einer eines als auch aus hat "
    "dass sie nach wird bei sind noch wie über zum zur war waren haben hatte hatten nur oder aber vor bis mehr durch "
    "man sein seine wurde ich wir ihr ihre ihnen was wenn wer welche welcher welches warum wann kann können könnte "
    "würde würden werden soll sollte muss müssen mein meine dein deine unser unsere euch uns mich mir dich dir ihn ihm "
    "diese dieser dieses diesem diesen dann denn doch sehr schon hier dort alle alles viel viele ganz immer etwas",
    words={
        "you": "siº ihº ihneº ihrº ihreº du dich dir dein deine deinen deinem deiner deines euch euer eure "
        "euren eurem eurer hast bist kannst willst machst hattest warst würdest möchtest könntest findest denkst "
        "glaubst siehst weißt musst gehst arbeitest magst wirst solltest seid habt könnt wollt hattet wart",
        "me": "ich mich mir mein meine meinen meinem meiner meines",
        "we": "wir uns unser unsere unseren unserem unserer unseres",
        "they": "er sie ihn ihm ihr ihnen ihre ihren ihrem ihrer sein seine seinen seinem seiner seines",
        "wh": "was wie warum wieso weshalb wo woher wohin wann wer wen wem wessen welche welcher welches "
        "welchen welchem womit wofür worauf woran worin wozu wodurch worum wovon wobei inwiefern inwieweit wieviel",
        "aux": "ist sind war waren hat haben hast habt hatte hatten bist seid kann können kannst könnt "
        "könnten könntest könnte wird werden wirst würden würdest würde gibt gab soll sollte sollten muss müssen "
        "macht machen glauben denken wollen möchten möchtest warst",
        "request": "erzählen erzähl erzähle erzählt beschreiben beschreib beschreibe erklären erklär erkläre nennen "
        "nenn nenne verraten verrate verrat stellen stell stelle schildern schildere geben gib berichten berichte "
        "skizzieren fassen fasse stellt vervollständigen ergänzen ergänze wählen wähle zeigen zeig lassen "
        "empfehlen bitte erläutern erläutere erläutert umreißen umreiße skizziere skizzier charakterisieren "
        "charakterisiere definieren definiere kommentieren verratet nennt beschreibt schildert plaudern plaudere "
        "lass lasst zähle hilf ergänzt",
        "say": "sagte sagt meint meinte erklärt erklärte erzählt erzählte ergänzt ergänzte erinnert "
        "erinnerte lacht lachte lächelt fragt fragte antwortet antwortete gesteht gestand scherzt betont betonte "
        "berichtet berichtete schmunzelt fügt fügte grinst nickt",
        "back": "ja nein genau okay ok klar richtig mhm hm hmm ach oh ah aha eben stimmt sicher super toll "
        "schön gut cool wow natürlich absolut total definitiv interessant spannend wahnsinn verstehe nee doch jawohl "
        "tatsächlich prima wunderbar großartig gerne",
        "agree": "ja nein naja also absolut klar natürlich sicher definitiv ehrlich tatsächlich oh ach haha "
        "hm hmm gut danke gewiss grundsätzlich ursprünglich eigentlich persönlich wahrscheinlich vielleicht "
        "vermutlich hauptsächlich beides weder zunächst erstens zuerst jein puh gute sehr selbstverständlich doch "
        "genau",
        "link": "und aber nun jetzt dann also schließlich zuletzt auch außerdem okay gut apropos kommen "
        "zurück blicken lassen letzte abschließend nächste oder denn sprechen wenn",
        "thank": "danke dank herzlichen willkommen hallo hi guten freut freue grüß servus glückwunsch "
        "gratulation tschüss wiedersehen bedanken bedanke danken herzlich wünsche wünschen erfolg glück",
        "talk": "interview interviews interviewt interviewte interviewpartner gespräch gespräche gesprächs "
        "gesprächspartner unterhaltung unterhalten unterhielt sprach sprachen gesprochen trafen getroffen traf "
        "fragen folge podcast reihe serie porträt portrait porträts sitzung heute sendung stellt vorgestellt "
        "vorstellen beantwortet rede",
        "page": "abonnieren newsletter folgen twitter instagram facebook linkedin bearbeitet gekürzt "
        "redaktion transkript foto fotos fotografie bild bilder bildnachweis copyright webseite website besuchen "
        "kontakt lesen klicken sponsor gesponsert veröffentlicht ursprünglich aktualisiert anzeige werbung cookies "
        "email mail verfügbar erhältlich tickets link artikel beitrag",
        "hedge": "glaube denke finde meine sozusagen quasi irgendwie eigentlich halt eben einfach mal "
        "wirklich weiß fühle vielleicht wahrscheinlich ziemlich ding dinge sachen sache viel schon natürlich eher "
        "ungefähr art",
        "past": "war waren hatte hatten ging kam wurde wurden bekam machte machten begann fing nahm dachte "
        "wusste wollte wollten nutzte arbeitete fand fühlte sah gab konnte musste blieb gemacht gekommen gegangen "
        "angefangen gelernt geworden gearbeitet gewesen",
        "modal": "würde würden würdest könnte könnten könntest dürfte dürfen sollte sollten solltest soll "
        "kann können kannst möchte möchten möchtest wäre wären hätte hätten wird werden",
        "any": "irgendein irgendeine irgendwas irgendwelche irgendjemand etwas jemand jemals je lieblings "
        "liebste liebsten lieblingsbuch größte größten größter meisten beste besten bester rat tipp tipps ratschlag "
        "nächste nächsten nächstes zukunft sonst andere anderes weitere",
        "kin": "erwähnt erwähnten erwähntest beschrieben gesprochen angesprochen geschrieben bekannt erzählt "
        "gesagt sagten sagtest genannt",
        "role": "gründer gründerin mitgründer mitgründerin regisseur regisseurin produzent produzentin "
        "schriftsteller schriftstellerin autor autorin redakteur redakteurin herausgeber herausgeberin ingenieur "
        "ingenieurin entwickler entwicklerin designer designerin künstler künstlerin schauspieler schauspielerin "
        "sänger sängerin musiker musikerin komponist komponistin professor professorin forscher forscherin "
        "wissenschaftler wissenschaftlerin student studentin lehrer lehrerin geschäftsführer geschäftsführerin "
        "präsident präsidentin vorsitzender vorsitzende leiter leiterin chef chefin mitglied architekt architektin "
        "journalist journalistin fotograf fotografin koch köchin landwirt bäuerin inhaber inhaberin historiker "
        "historikerin dichter dichterin physiker physikerin biologe biologin chemiker chemikerin arzt ärztin anwalt "
        "anwältin maler malerin bildhauer bildhauerin kurator kuratorin direktor direktorin übersetzer übersetzerin",
    },
    examples={
        "said_behind": "„Der Wind“, [[sagte]] Karl.",
        "said_before": "Karl [[antwortete]]: „Der Wind.“",
        "ascribed": "[[Laut]] Karl „ein Wind zum Fürchten“.",
        "you_last": "Schön. Und [[du]]?",
        "you": ("Womit haben [[Sie]] begonnen?", "[[Sie]] haben mal angefangen."),
        "me_opens": "[[Ich]] komme.",
        "we_opens": "[[Wir]] kommen.",
        "they_opens": "[[Sie]] kam spät.",
        "wh_opens": "[[Warum]] jetzt?",
        "aux_opens": "[[Gibt]] es Wind?",
        "request_opens": "[[Erzählen]] Sie.",
        "say": "Der Wind, [[ergänzte]] Karl.",
        "back_opens": "[[Genau]], der Wind.",
        "agree_opens": "[[Naja]], der Wind.",
        "link_opens": "[[Außerdem]], der Wind.",
        "thank_opens": "[[Hallo]], Karl.",
        "talk": "Ein langes [[Gespräch]] am Hafen.",
        "page": "Das [[Foto]] vom Hafen.",
        "hedge": "Der Wind dreht [[vielleicht]] noch.",
        "past": "Karl [[blieb]] lange.",
        "modal": "Karl [[dürfte]] kommen.",
        "any": "Der [[größte]] Hafen.",
        "kin": "Der Hafen, [[erwähnt]] im Brief.",
        "role": "Karl, [[Architekt]] in Kiel.",
        "tag_question": "Der Wind dreht, [[oder?]]",
        "page_furniture": ("[[Das könnte Sie auch interessieren]]", "[[Advertisement]]"),
        "editors_note": "[[Anmerkung der Redaktion:]] das war im Mai.",
        "byline_form": ("[[Von Anna Reich]]", "[[Das Interview führte Anna Reich.]]"),
        "thanks_for_the_interview": "Vielen [[Dank, Karl, für das]] Gespräch.",
        "thanks_returned": "[[Ebenso]], Karl.",
        "said_after_quotation": ("„Das wusste ich nie“, [[sagt]] Anna.", "»Nie«, [[meinte]] Anna."),
        "quoted_question": "Da fragte er: [[„Warum?“]]",
        "asked_last": ("Q: Es regnete. Und du, [[Ada]]?\nA: Auch.", "Q: Und Sie, Frau [[King]]?\nA: Ja."),
        "asked_first": "Q: [[Ada]], danke. War es spät?\nA: Ja.",
        "asked_together": "Q: Willkommen, [[Ada]] und Ben. Wie geht es?\nA: Gut.",
        "beside_you": "Q: Du drehst mit Regisseurin [[Ada King]]. Wie war das?\nA: Gut.",
        "quoted_in_question": (
            "Q: Wie [[Ada]] gesagt hat, es regnete. Sehr?\nA: Ja.",
            "Q: Wie sagte [[Ada]] doch gleich?\nA: Nichts.",
        ),
        "welcomed": "Q: Zu Gast ist [[Ada King]]. Hallo.\nA: Hallo.",
        "calls": "Q: Und dann?\nA: Es regnete. Du weißt es, [[Ada]].",
        "names": ("Q: Wer kam?\nA: Die Chefin, [[Ada]], Regisseurin in Kiel.", "Q: Wer?\nA: [[Ada]]s Boot."),
        "quotes": "Q: Und Sie?\nA: Wie [[Ada]] schon sagte, es regnete.",
        "with_me": "Q: Wo?\nA: [[Ada]] und ich kommen aus Kiel.",
        "introduces_oneself": "Q: Wer sind Sie?\nA: Hallo, ich bin die [[Ada]].",
        "handed_over": "Q: Und?\nA: Es regnete. Nicht wahr, [[Ada]]?\nA: Ja.",
        "own_work": "Q: Wie?\nA: Es regnete in [[meinem Film Cold Water]].",
        "trade_in_question": "Q: Wie [[drehen]] Sie im Sturm?\nA: Nass.",
        "says_yes_or_no": "A: Es regnete.\nA: [[Ja]], sehr.",
        "listens": "A: Es regnete.\nA: [[Das stimmt]].",
        "joins_in": ("A: Es regnete.\nA: [[Da stimme ich]] zu.", "A: Es regnete.\nA: [[Für mich]] war es das Meer."),
        "goes_on": "A: Es regnete.\nA: [[Danach]] kam das Meer.",
        "opens_with_i": "A: Es regnete.\nA: [[Ich]] rannte.",
        "greets": "A: Es regnete.\nA: [[Vielen Dank]] für die Einladung.",
        "takes_up_you": "A: Es regnete.\nA: [[Wie du gesagt hast]], es regnete.",
        "presents_oneself": "A: Es regnete.\nA: [[Hallo. Ich arbeite]] in der Mühle.",
        "several_asked": "Q: Was hofft [[jeder von Ihnen]]?\nA: Frieden.\nA: Regen.",
        "turns_to_another": "A: Es regnete.\nQ: [[Und bei Ihnen?]]\nA: Nein.",
        "question_thanks": "A: Es regnete.\nQ: [[Danke]]. Weiter.\nA: Gut.",
    },
)
