"""French.

Inverted forms ("avez-vous", "dit-il") are two words each, as in English.
"""

from __future__ import annotations

from .pack import Pack

__all__ = ["PACK"]

PACK = Pack(
    "fr",
    "French",
    common="de la le et les des en un une du que est pour qui dans a par plus pas au sur ne se ce il sont ou "
    "avec son sa aux mais comme on nous vous je cette ses ont été être très aussi fait était leur tout même c j d l "
    "qu y elle ils ça quand où",
    # A capital tells the question from the conjunction.
    rewrites=((r"\bQue\b(?=[^.!?]{0,300}\?)", "Quº"), (r"\bQu(?=['’](?!est-ce)[^.!?]{0,300}\?)", "Qº")),
    phrases={
        "tag": "non|n['’]est-ce pas|hein|si|pas vrai|c['’]est (?:ça|bien ça)|d['’]accord|oui|je me trompe|"
        "vrai|ou pas|ou non|pas",
        "furniture": r"abonne[zr]-vous(?:\s+(?:maintenant|ici|à notre \w++))?|"
        r"s['’]abonner(?:\s+à notre \w++)?|inscri(?:vez-vous|s-toi)(?:\s+à notre \w++)?|partage[rz](?:\s+(?:sur \w++|"
        r"cet article))?|suive[zr]-nous(?:\s+sur \w++)?|publicité|annonce|sponsorisé|lire (?:la suite|plus|aussi|"
        "également)|(?:articles|sujets|contenus) (?:liés|similaires|associés)|à lire (?:aussi|également)|"
        r"en savoir plus|cliquez ici|imprimer|retour en haut|haut de page|laisse[rz] un commentaire|\d+ commentaires?|"
        "fin de (?:l['’](?:entretien|interview|enregistrement)|la transcription)",
        "note": "note (?:de la rédaction|de l['’](?:éditeur|éditrice|auteure?|autrice)|du traducteur|"
        r"de la traductrice)|n\.?\s?d\.?\s?l\.?\s?r\.?|ndt|nde|note|mise à jour|avertissement|à lire aussi|lire aussi|"
        "voir aussi",
        "byline": "propos recueillis|(?:entretien|interview|article|texte|textes|photos?|photographies?|"
        r"images?|illustrations?|traduction|questions|réalisée?|recueillis?|écrit|menée?|publié|traduite? de l['’]\w+|"
        r"traduite?)(?:\s+(?:et|&)\s+\w+)?\s*(?::|par|de(?=\s+(?-i:\p{Lu})))|"
        r"par(?=\s+(?-i:\p{Lu})\p{Ll}*[\p{L}-]*(?:\s+(?:(?:et|de|du|le|la)\s+)*(?-i:\p{Lu})|\s*\Z))|aut(?:eure?|"
        r"rice)\s*:|crédits?",
        "credit": "propos recueillis|entretien (?:réalisé|mené|recueilli)|interview (?:réalisée|menée|"
        "recueillie)|cet(?:te)? (?:entretien|interview) (?:a été|est)",
        "saying": r"dit|dis|disait|a(?:-t-(?:il|elle)) \w+|explique|expliquait|raconte|racontait|ajoute|"
        "ajoutait|se souvient|se rappelle|affirme|souligne|assure|confie|répond|répondit|demande|rit|sourit|"
        "plaisante|admet|reconnaît|avoue|précise|poursuit|continue|lance|note|estime|conclut|insiste|résume|déclare|"
        "sourit",
        "thanking": "merci(?: beaucoup| infiniment| encore| bien| mille fois| à (?:vous|toi|tous|toutes)(?: deux)?|"
        r",? (?-i:\p{Lu})[\p{L}’'-]+| et){0,4},? (?:pour (?:votre|ton|vos|tes|cet(?:te)?|ces|le temps|tout|"
        "l['’](?:entretien|interview|échange))|d['’](?:avoir|être)|de (?:nous|vous|t['’]|vous être|"
        "m['’]avoir (?:accordé|reçu|répondu)|votre|ton))|(?:je|nous)(?: vous| te| t['’])+ ?(?:remerci|"
        r"souhait)\w+|\G(?:et |alors |bon,? )?(?:un grand |mille )?merci(?: beaucoup| infiniment| encore|"
        r" bien| mille fois| à (?:tous|toutes)(?: deux| les deux)?|,? (?-i:\p{Lu})[\p{L}’'-]+|"
        r" et){0,4}[.! ]*\Z",
        "returned": "(?:de rien|je (?:vous|t['’]) ?en prie|avec (?:grand )?plaisir|(?:tout )?le plaisir (?:est|était|"
        "fut|a été)|(?:c['’](?:est|était) )?un (?:vrai |grand |réel )?(?:plaisir|honneur)|"
        "(?:c['’]est )?(?:à )?moi (?:qui )?(?:vous |te )?remercie|merci à (?:vous|toi)(?! (?:d['’]avoir|"
        "pour))|réciproquement|pareillement|merci (?:de|pour) (?:l['’](?:invitation|opportunité|intérêt)|"
        "(?:votre|ton) (?:invitation|intérêt)|m['’](?:inviter|accueillir|avoir (?:invité|accueilli|donné|"
        "permis))e?))",
    },
    quoting={
        "reports": r"di(?:t|s|sait|saient|sent)|"
        r"expliqu(?:e|ait|a)|racont(?:e|ait|a)|ajout(?:e|ait|a)|affirm(?:e|ait|a)|"
        r"soulign(?:e|ait|a)|assur(?:e|ait|a)|confi(?:e|ait|a)|répond(?:it|ait)?|demand(?:e|ait|a)|rit|sourit|"
        r"plaisant(?:e|ait|a)|admet|admit|reconnaît|reconnut|avou(?:e|ait|a)|précis(?:e|ait|a)|poursui(?:t|vit|vait)|"
        r"continu(?:e|ait|a)|lanc(?:e|ait|a)|lança|not(?:e|ait|a)|estim(?:e|ait|a)|conclu(?:t|ait)|insist(?:e|ait|a)|"
        r"résum(?:e|ait|a)|déclar(?:e|ait|a)|soupir(?:e|ait|a)|murmur(?:e|ait|a)|cri(?:e|ait|a)|écri(?:t|vit|vait)|"
        r"appel(?:le|ait|a)|rappel(?:le|ait|a)|souvient|souvenait|reprend|reprit|s’exclam(?:e|ait|a)|"
        r"(?:a|ont|avait|m’a|lui a) (?:dit|répondu|expliqué|raconté|ajouté|écrit|déclaré|confié)|pens(?:e|ait|a)",
        "reports_to": r"dire|répondre|expliquer|raconter|ajouter",
        "ascribes": r"selon|d[’']après|aux dires de",
        "he": "il",
        "she": "elle",
        "they": "ils|elles|on|certains|quelqu[’']un|tous|nous",
        "i": "je|j[’']ai",
        "his": "lui",
        "hers": "(?!)",
        "determiner": "le|la|les|l[’']|un|une|mon|ma|mes|son|sa|ses|notre|leur|ce|cette|cet",
        "man": "homme|père|frère|fils|oncle|garçon|mari|grand-père|roi|monsieur|m",
        "woman": "femme|mère|sœur|fille|tante|épouse|grand-mère|reine|madame|mme",
        "between": "m|me|m[’']|lui|leur|nous|aussi|alors|encore|puis|souvent|toujours|ne|n[’']|se|s[’']|\\w+ment",
        "passive": "est|était|fut|sont|été",
    },
    telling={
        "article": "une?|les?|la|notre",
        "is": "est|était|fut",
        "who": "qui",
        "and": "et",
        "of": "de|du|des|à|au|chez|en",
        "did": "a (?:co)?fondé|a réalisé|a écrit|a créé|a composé|dirige|enseigne",
        "ends": "et|ni|mais|qui|dont|que|est|était|a",
        "stated": "elle|il|iel",
        "stated_with": "lui",
    },
    speaking={
        "and": "et|ou",
        "title": "mm?|mmes?|mlles?|dr|pr|monsieur|madame|mademoiselle|docteure?|professeure?|maître",
        "opens": "alors|et|mais|donc|bon|bien|ben|eh bien|oui|non|si|d['’]accord|merci(?: beaucoup| à (?:vous|toi))?|"
        "bonjour|bonsoir|salut|bienvenue|pardon|désolée?|ah|oh|euh|maintenant|(?:tout )?d['’]abord|enfin|ensuite|"
        "puis|sinon|justement|exactement|tout à fait|bravo|tiens|tenez|voyons|ou|chère?|s['’]il (?:vous|te) plaît|"
        "dis(?:-moi|-nous)?|dites(?:-moi|-nous)?|(?:(?:pour|chez|selon|d['’]après|avec|à) )?(?:vous|toi)(?:-même)?|"
        "bonne question|absolument|vas-y|allez-y|la parole est à (?:vous|toi)",
        "greets": "merci|bonjour|bonsoir|bienvenue|salut|chère?|pardon|félicitations|bravo|au revoir|et vous|et toi|"
        "oui|alors",
        "gives": "et (?:(?:pour|chez|avec) )?(?:vous|toi)|qu['’]en (?:dites-vous|dis-tu|pensez-vous|penses-tu)|la "
        "parole (?:est )?à|(?:je|on) (?:passe|donne|laisse) la parole à|(?:on commence|commençons) (?:par|avec)|"
        "(?:on passe|passons) à|(?:je me tourne|tournons-nous) vers|(?:demandons|posons la question) à|écoutons|(?:à|"
        "au) (?:ton|votre) tour",
        "tells": r"qui|dont|qu['’]\w+|(?:que|les?|la|l['’]|une?|mon|ma|notre|nos|son|sa|leur|votre|ton|ta|de|du|des|"
        r"d['’]|à|aux?|chez|et|alors|également|ancien(?:ne)?)(?=[^,.;:!?\n]{1,70},)|lui|elle|est(?!-ce)|était|fut|a|"
        "avait|dit|disait|co-?fondat(?:eur|rice)|née?|âgée?|(?:réalisat|fondat|direct|product|act|compositr?|rédact|"
        "édit|traduct|dessinat|créat|chant|cherch|animat)(?:eur|euse|rice)|écrivaine?|auteure?|autrice|journaliste|"
        "photographe|architecte|ingénieure?|professeure?|musicien(?:ne)?|comédien(?:ne)?|historien(?:ne)?|"
        "présidente?|responsable|cheffe?|scénariste|designer",
        "to_you": "est-ce|qu['’]est-ce|comment|pourquoi|quel(?:le)?s?|vous|tu|pouvez|peux|avez|as|où|quand|parlez|"
        "parle|racontez|raconte|dites|dis",
        "self": "je suis|je m['’]appelle|je me nomme|mon (?:pré)?nom(?: est|,)?|moi,? c['’]est|on m['’]appelle|"
        r"appelez-moi|appelle-moi|je me présente\s?[:,]",
        "here": "à l['’]appareil|au micro",
        "said": r"(?:(?:qui|le|l['’]a|en|nous|vous|vient de|a|avait|ont|déjà|bien|aussi|encore|très|\w+ment) |(?:l|m|"
        "nous l|vous l|t|j)['’](?:a |avait )?){0,4}(?:dit|disait|disais|dire|expliqu(?:e|ait|é|er)|rappel(?:le|ait|é|"
        "er)|mentionn(?:e|ait|é|er)|évoqu(?:e|ait|é|ée|er)|soulign(?:e|ait|é|er)|racont(?:e|ait|é|er)|décri(?:t|vait|"
        "re)|parl(?:e|ait|é)|not(?:e|ait|é)|suggér(?:ait|é)|suggère|ajout(?:e|ait|é|er)|précis(?:e|ait|é|er))",
        "said_by": "(?:dit|disait|l['’]a (?:si |très )?(?:bien |justement |déjà )?(?:dit|expliqué|rappelé|souligné|"
        "raconté|noté)|expliqu(?:e|ait)|rappel(?:le|ait)|soulign(?:e|ait)|racont(?:e|ait)|évoqu(?:e|ait)|"
        "mentionn(?:e|ait)|not(?:e|ait)|selon|mots de|ce que (?:vient de (?:dire|raconter|décrire|rappeler)|dit|"
        "disait|racontait))",
        "and_me": "et (?:moi|je|moi-même)",
        "made": r"j['’](?:ai|avais) (?:\w+ )?(?:fondé|créé|écrit|réalisé|tourné|monté|composé|enregistré|dessiné|peint|"
        r"produit|publié)|m(?:on|a|es) (?:\w+ ){0,2}(?:livre|roman|film|album|disque|chanson|pièce|spectacle|tableau|"
        "jeu|entreprise|société|groupe|blog)",
        "me_and": "moi et",
        "you": "vous|votre|vos|tu|ton|ta|tes|toi",
        "beside": "(?:avec|chez|de|à|par|sur)(?: (?:la|le|l['’]))?|d['’]|du|sous|et|auprès de",
        "welcomes": r"bienvenue|accueill\w+|rejoints? par|en compagnie de|avec nous|nous (?:avons|recevons|"
        "retrouvons)|reçoi(?:t|vons)|invitée?s?|je vous présente|présenter",
        "yes": "(?:ah |oh |eh bien,? |mais |ben |et )?(?:oui|non|si|ouais|exactement|voilà|tout à fait)",
        "listens": "oui|non|ouais|ok|d['’]accord|ah|oh|waouh|wow|super|génial|exactement|tout à fait|absolument|"
        "voilà|mm+|euh|hm+|c['’]est (?:vrai|ça|exact|clair)|en effet|effectivement|bravo|magnifique|intéressant|"
        "certes|je vois|je sais|bien sûr|carrément|évidemment|ha(?: ?ha)*",
        "joins_in": "exactement|tout à fait|absolument|je (?:suis )?(?:tout à fait |entièrement |totalement |bien "
        ")?(?:d['’]accord|rejoins|partage|confirme)|d['’]accord avec|idem|pareil|de même|pour compléter|(?:j['’]|je "
        r")(?:ajoute\w*|compléterais|rebondis\w*|dirais (?:aussi|même))|j['’]allais (?:le )?dire|moi (?:aussi|non "
        "plus|de même)|moi,|(?:et |mais )?(?:pour|chez) (?:moi|ma part)|quant à moi|de mon côté|à mon tour|en ce qui "
        r"me concerne|et (?:moi|je|j['’]\w+)|mais (?:moi|je|j['’]\w+)",
        "goes_on": "et|mais|donc|alors|puis|ensuite|après(?: cela| ça)?|aussi|de plus|par ailleurs|en outre|une? "
        r"autre|l['’]autre|enfin|deuxièmement|par exemple|ce|cet|cette|ces|cela|ça|c['’]\w+|il|elle|ils|elles|parce|"
        "car|qui|maintenant|d['’]abord|premièrement|comme|cependant|pourtant|toutefois|quand|lorsque|plus tard|bien "
        "sûr|là|y compris|finalement|tout cela",
        "i": r"(?:(?:oui|alors|bon|et|mais|ben|eh bien|moi),? )?(?:je|j['’]\w+)",
        "greeting": "(?:oui,? |alors,? |bon,? ){0,3}(?:merci|bonjour|bonsoir|salut|(?:très )?heureu(?:x|se)|ravie?|"
        "enchantée?)",
        "takes_up": "vous (?:l['’])?(?:avez|aviez|venez|disiez|dites|évoquiez|mentionniez)|tu (?:l['’])?(?:as|avais|"
        "viens|disais|dis|évoquais)|comme (?:vous|tu)|ce que (?:vous|tu)",
        "hello": "bonjour|bonsoir|salut|oui|alors|bon|bien sûr|merci|eh bien|enchantée?|volontiers",
        "presents": "je suis|je m['’]appelle|je me nomme|mon nom|moi,? c['’]est|je travaille|j['’]ai (?:commencé|"
        r"rejoint|grandi)|je viens d\w*|mon (?:parcours|rôle|métier)|j['’]exerce|j['’]occupe",
        "several": "(?:chacune?|l['’]une?|lequel|laquelle|lesquel(?:le)?s|qui|aucune?|certaine?s|tous|toutes) (?:de |"
        "d['’]entre )vous|vous (?:deux|trois|quatre|tous|toutes|autres)|chacune?|tous les (?:deux|trois|quatre)|"
        "toutes les (?:deux|trois|quatre)|vous-mêmes|respecti(?:f|ve|vement)s?",
        "turns": r"et (?:(?:pour|chez|de) )?(?:vous|toi|votre côté|ton côté)(?:-même)?\s?\?|même question|(?:à|au) "
        "(?:votre|ton) tour|(?:votre|ton) (?:avis|point de vue|côté)|quelque chose à ajouter|(?:voulez-vous|"
        "souhaitez-vous|veux-tu|voudriez-vous) (?:ajouter|réagir|compléter|rebondir|répondre)|qu['’]en (?:dites-vous|"
        "dis-tu|pensez-vous|penses-tu)|vous aussi|toi aussi",
        "thanks": r"merci|remerci\w+",
        "opinion": "je (?:pense|crois|dirais|suppose|trouve|sens|préfère)|j['’](?:aime|adore|espère|imagine)",
    },
    trades="""
acteur actrice comédien: rôle personnage jou interprèt interprét scène audition répét costume théâtre
réalisat cinéaste: film tourn caméra cinéma spectat plan montage image séquence
écrivain auteur autrice romanci poète journaliste scénariste: écri livre roman histoire page chapitre phrase poème récit
chanteu musicien compositeur compositrice guitariste batteur pianiste: chanson chant voix album disque mélodi concert
designer graphiste: dessin couleur typograph maquette prototype interface
architecte: bâtiment façade brique béton bois toit chantier
chef cuisini boulang pâtissi: cuisin plat menu recette goût restaurant saveur ingrédient pain
agricult paysan maraîch jardini éleveu: champ sol récolt semence ferme jardin troupeau
scientifique chercheu physicien biologiste chimiste géologue professeur: recherche expérience laboratoire théorie
développeu ingénieur programmeu: code logiciel bogue bug déploi program données
photographe: photo appareil objectif portrait lumière
peintre sculpt illustrat artiste: peint toile pinceau atelier sculpt dessin expos galerie
fondat entrepreneu pdg: entreprise client invest marché boutique
product: budget produ calendrier financ équipe
médecin infirmi chirurg: patient hôpital soin soign clinique symptôme
enseignant instituteur institutrice: élève classe école enseign leçon cours
avocat juge: tribunal droit loi procès client preuve
athlète entraîneu joueu coureu: entraîn course match saison médaille
""",
    glosses={
        "i": "je j",
        "am": "suis",
        "was": "étais",
        "have": "ai",
        "think": "pense crois",
        "my": "mon ma mes",
        "my name": "m'appelle",
        "name": "nom",
        "first": "premier première",
        "me": "moi me m",
        "we": "nous",
        "our": "notre nos",
        "you": "vous tu",
        "yes": "oui ouais",
        "no": "non",
        "well": "bien bon ben",
        "sure": "absolument",
        "oh": "oh ah",
        "it": "ce c il ça cela",
        "this": "cette cet",
        "these": "ces",
        "the": "le la les l",
        "a": "un une",
        "and": "et",
        "but": "mais",
        "so": "donc",
        "also": "aussi également",
        "another": "autre",
        "finally": "enfin finalement",
        "because": "parce",
        "what": "quoi",
        "how": "comment",
        "when": "quand lorsque",
        "if": "si",
        "in": "dans en",
        "after": "après",
        "hello": "bonjour",
        "they": "ils elles",
    },
    stop="les des une est que qui dans par plus pas sur sont avec son aux mais comme nous vous cette ses ont été être "
    "très aussi fait était leur leurs tout tous toute toutes même elle elles ils lui quand pour où cela ces quel "
    "quelle quels quelles comment pourquoi avez êtes étaient avait avaient faire peut peuvent pouvez votre vos notre "
    "nos mon mes ton tes moi toi ont aurait serait dont donc alors ainsi entre sans sous chez vers après avant depuis "
    "encore bien autre autres quoi estce",
    words={
        "you": "tu te t toi ton ta tes tien tienne tiens tiennes vous votre vos vôtre vôtres as es peux veux "
        "fais sais vas penses",
        "me": "je j me m moi mon ma mes mien mienne miens miennes",
        "we": "nous notre nos nôtre nôtres on",
        "they": "il elle ils elles lui leur leurs eux",
        "wh": "qu'est-ce est-ce quº qº quel quelle quels quelles comment pourquoi où quand combien qui quoi "
        "lequel laquelle lesquels lesquelles",
        "aux": "est êtes es sont était étiez étaient a ont avez as avait aviez peut peuvent pouvez peux "
        "pourriez pourrait faut fait faites doit devez sera aura auriez serait aimeriez pensez trouvez",
        "request": "parlez racontez dites expliquez décrivez décris présentez partagez donnez citez cite nommez "
        "imaginez imagine imaginons choisissez choisis complétez résumez résume développez précisez rappelez "
        "recommandez détaillez éclairez confiez revenez revenons parlons commençons détaille nomme recommande "
        "évoque évoquez éclaire commentez commente définissez définis retracez retrace esquissez dressez dresse "
        "illustrez brossez présente",
        "say": "dit disait explique expliquait raconte racontait ajoute ajoutait souvient rappelle affirme "
        "souligne assure confie répond répondit demande rit sourit plaisante admet reconnaît avoue précise poursuit "
        "lance estime conclut insiste résume déclare déclaré raconté confié",
        "back": "oui ouais ok okay d'accord voilà exactement exact mmh hmm mhm hum ah oh eh super génial "
        "cool parfait bien vrai absolument totalement effectivement intéressant non bon wow waouh bravo carrément "
        "clairement évidemment certes entendu incroyable magnifique",
        "agree": "oui non bien bon alors absolument évidemment certainement franchement honnêtement ah oh "
        "haha hmm merci effectivement exactement clairement initialement personnellement probablement sûrement "
        "peut-être plutôt surtout deux ni d'abord premièrement disons euh difficile bonjour sincèrement vraiment "
        "principalement",
        "link": "et mais alors donc maintenant puis enfin finalement également aussi d'ailleurs bon bien "
        "parlons passons revenons dernière dernier sinon ensuite autre justement or pourtant terminer conclure si",
        "thank": "merci bonjour salut bienvenue plaisir ravi ravie heureux heureuse remercie remercions "
        "félicitations bravo bonsoir bonne remerciements souhaite souhaitons souhaiter réciproquement pareillement",
        "talk": "interview interviews interviewer interviewé interviewée interviewés entretien entretiens "
        "conversation conversations discussion discuter discuté échange échangé échanger entrevue questions question "
        "épisode podcast émission série portrait portraits rencontre rencontré rencontrer rencontrons invité invitée "
        "reçoit session répondre répondu aujourd'hui parlé témoignage présente",
        "page": "abonnez abonner newsletter infolettre suivre suivez twitter instagram facebook linkedin "
        "édité éditée condensé condensée clarté transcription photo photos photographie photographies image images "
        "crédit crédits copyright site visitez contact contactez contacter lire cliquez sponsor sponsorisé publié "
        "publiée initialement mis jour publicité cookies email courriel disponible disponibles billets blog article "
        "lien",
        "hedge": "pense crois dirais disons genre espèce sorte vraiment juste sais sens peut-être "
        "probablement plutôt assez truc trucs chose choses beaucoup simplement bref finalement presque quoi imagine "
        "suppose euh voilà",
        "past": "était étaient étais avait avaient avais fut fit vint allait faisait voulait savait pensait "
        "commencé fait devenu devenue pris pensé voulu utilisé travaillé trouvé senti vu venu venue allé allée eu "
        "été appris décidé créé commença étiez aviez",
        "modal": "pourrait pourriez pourrais pourraient peut pouvez peux peuvent devrait devriez devrais "
        "serait seriez aimerais aimeriez voudrais voudriez aurait auriez diriez dirais ferais feriez recommanderiez "
        "conseilleriez sera pourra pourrons",
        "any": "quelconque quelqu'un jamais n'importe quelque quelques préféré préférée préférés préférées "
        "favori favorite plus meilleur meilleure meilleurs conseil conseils prochain prochaine prochains prochaines "
        "avenir futur autre autres éventuel éventuellement ajouter",
        "kin": "mentionné mentionnée mentionniez mentionnez évoqué évoquée évoquiez évoquez décrit parlé "
        "parliez dit disiez écrit raconté racontiez connu connue cité",
        "role": "fondateur fondatrice cofondateur cofondatrice directeur directrice réalisateur réalisatrice "
        "producteur productrice écrivain écrivaine auteur auteure autrice éditeur éditrice rédacteur rédactrice "
        "ingénieur ingénieure développeur développeuse concepteur conceptrice designer artiste acteur actrice "
        "comédien comédienne chanteur chanteuse musicien musicienne compositeur compositrice professeur professeure "
        "chercheur chercheuse scientifique étudiant étudiante enseignant enseignante pdg président présidente "
        "gestionnaire gérant responsable chef cheffe membre créateur créatrice architecte journaliste photographe "
        "cuisinier cuisinière agriculteur agricultrice propriétaire historien historienne poète romancier romancière "
        "physicien physicienne biologiste géologue chimiste médecin docteur avocat avocate peintre sculpteur "
        "sculptrice conservateur géomaticien géomaticienne",
    },
    examples={
        "said_behind": "« Le vent », [[confie]] Luc.",
        "said_before": "Luc [[répond]] : « Le vent. »",
        "ascribed": "[[Selon]] Luc, « un vent de fou ».",
        "you_last": "Très bien. Et [[toi]] ?",
        "you": ("Pourquoi pensez-[[vous]] cela ?", "Il va chez [[vous]]."),
        "me_opens": "[[J]]'arrive.",
        "we_opens": "[[Nous]] y voilà.",
        "they": "Cela vient d'[[eux]].",
        "wh_opens": ("[[Qu'est-ce]] que le vent ?", "[[Que]] dire ?", "[[Comment]] dire ?"),
        "aux_opens": "[[Êtes]]-vous là ?",
        "request_opens": "[[Parlez]]-nous de cela.",
        "say": "Le vent, [[confie]] Luc.",
        "back_opens": "[[Voilà]], le vent.",
        "agree_opens": "[[Franchement]], le vent.",
        "link_opens": "[[Donc]], le vent.",
        "thank_opens": "[[Bonjour]], Luc.",
        "talk": "Un long [[entretien]] amical.",
        "page": "La [[photo]] de Luc.",
        "hedge": "Le vent, [[probablement]], tournera.",
        "past": "Luc y [[allait]] souvent.",
        "modal": "Luc [[devrait]] sortir.",
        "any": "Un bon [[conseil]] pour Luc.",
        "kin": "Le vent [[évoqué]] ici.",
        "role": "Luc, [[architecte]] du village.",
        "tag_question": "Le vent tourne, [[n'est-ce pas ?]]",
        "page_furniture": ("[[Lire la suite]]", "[[Advertisement]]"),
        "editors_note": "[[Note de la rédaction :]] cela date de mai.",
        "byline_form": ("[[Par Anne Roy]]", "[[Propos recueillis par Anne Roy à Sète.]]"),
        "thanks_for_the_interview": "[[Merci beaucoup, Luc, pour votre]] vent.",
        "thanks_returned": "[[Je vous en prie]], Luc.",
        "said_after_quotation": ("« Je ne savais pas », [[dit]]-elle.", "« Jamais », [[explique]] Anne."),
        "asked_last": ("Q: Il pleuvait. Et vous, [[Ada]] ?\nA: Aussi.", "Q: Et vous, Madame [[King]] ?\nA: Oui."),
        "asked_first": "Q: [[Ada]], merci. Il pleuvait ?\nA: Oui.",
        "asked_together": "Q: Bienvenue, [[Ada]] et Ben. Ça va ?\nA: Oui.",
        "beside_you": "Q: Vous tournez avec la réalisatrice [[Ada King]]. Et alors ?\nA: Bien.",
        "quoted_in_question": (
            "Q: Comme [[Ada]] l’a dit, il pleuvait. Beaucoup ?\nA: Oui.",
            "Q: Comme le disait [[Ada]], il pleuvait. Beaucoup ?\nA: Oui.",
        ),
        "welcomed": "Q: Nous recevons [[Ada King]]. Bonjour.\nA: Bonjour.",
        "calls": "Q: Et alors ?\nA: Il pleuvait. Tu le sais, [[Ada]].",
        "names": "Q: Qui est venu ?\nA: Mon amie, [[Ada]], réalisatrice à Sète.",
        "quotes": "Q: Et vous ?\nA: Comme [[Ada]] vient de le rappeler, il pleuvait.",
        "with_me": "Q: Où ?\nA: [[Ada]] et moi venons de Sète.",
        "introduces_oneself": "Q: Qui êtes-vous ?\nA: Bonjour, je m’appelle [[Ada King]].",
        "handed_over": "Q: Alors ?\nA: Il pleuvait. Tu es d’accord, [[Ada]] ?\nA: Oui.",
        "own_work": "Q: Comment ?\nA: Il pleuvait quand [[j’ai tourné Cold Water]].",
        "trade_in_question": "Q: Comment [[tournez]]-vous un orage ?\nA: Sous la pluie.",
        "says_yes_or_no": "A: Il pleuvait.\nA: [[Oui]], beaucoup.",
        "listens": "A: Il pleuvait.\nA: [[C’est vrai]].",
        "joins_in": ("A: Il pleuvait.\nA: [[Je suis d’accord]].", "A: Il pleuvait.\nA: [[Pour ma part]], j’ai couru."),
        "goes_on": "A: Il pleuvait.\nA: [[Ensuite]], la mer est montée.",
        "opens_with_i": "A: Il pleuvait.\nA: [[J’ai]] couru.",
        "greets": "A: Il pleuvait.\nA: [[Merci]] de nous recevoir.",
        "takes_up_you": "A: Il pleuvait.\nA: [[Comme tu]] dis, il pleuvait.",
        "presents_oneself": "A: Il pleuvait.\nA: [[Bonjour. Je travaille]] au moulin.",
        "several_asked": "Q: Qu’espère [[chacun]] ?\nA: La paix.\nA: La pluie.",
        "turns_to_another": "A: Il pleuvait.\nQ: [[Et pour vous ?]]\nA: Non.",
        "question_thanks": "A: Il pleuvait.\nQ: [[Merci]]. Ensuite.\nA: Rien.",
    },
)
