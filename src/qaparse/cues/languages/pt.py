"""Portuguese, of Portugal and of Brazil."""

from __future__ import annotations

from .pack import Pack

__all__ = ["PACK"]

PACK = Pack(
    "pt",
    "Portuguese",
    common="de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem "
    "à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos "
    "ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas havia "
    "seja qual será nós tenho",
    rewrites=(
        # Yours in a question, his elsewhere.
        (r"\b([Ss][eu])[ua](?=s?\b[^.!?]{0,300}\?)", r"\1º"),
        # A capital tells the question from the conjunction, and the answer "no" from the negation.
        (r"\bQue\b(?=[^.!?]{0,300}\?)", "Quº"),
        (r"\bNão(?=[,.;:!…])", "Nãº"),
    ),
    phrases={
        "tag": "né|não|não é(?: verdade| assim)?|certo|correto|está bem|tá|é isso|verdade|sim|hein|pois não|ou não",
        "furniture": r"subscreva(?:\s+(?:já|agora|aqui|a \w++ \w++))?|assine(?:\s+(?:já|agora|aqui|"
        r"a \w++ \w++))?|inscreva-se(?:\s+\w++)?|compartilh(?:e|ar)(?:\s+\w++){0,2}|partilh(?:e|ar)(?:\s+\w++){0,2}|"
        r"siga-nos(?:\s+n[oa]\s+\w++)?|publicidade|anúncio|patrocinado|leia (?:mais|também)|ler mais|continue lendo|"
        "continuar a ler|(?:artigos|notícias|posts) relacionad[oa]s|veja também|saiba mais|clique aqui|imprimir|"
        r"voltar ao topo|deixe um comentário|\d+ comentários?|fim da (?:entrevista|transcrição|gravação)",
        "note": "nota d[oae]s? (?:editora?|redação|redacção|autora?|tradutora?|entrevistadora?)|"
        r"n\. ?d[oa] ?[etar]\.|nota|atualização|aviso|leia também|veja também|relacionado",
        "byline": "(?:texto|textos|palavras|entrevista|fotos?|fotografias?|imagens|imagem|ilustrações|"
        r"ilustração|tradução|edição|perguntas|publicado|escrito|realizada|conduzida)(?:\s+(?:e|&)\s+\w+)?\s*(?::|por|"
        r"de(?=\s+(?-i:\p{Lu})))|por(?=\s+(?-i:\p{Lu})\p{Ll}+(?:\s+(?:(?:e|de|da|do|dos)\s+)*(?-i:\p{Lu})|\s*\Z))|"
        r"autora?\s*:|créditos?",
        "credit": "entrevista (?:realizada|conduzida|feita)|esta entrevista (?:foi|está)",
        "saying": "disse|diz|dizia|explica|explicou|conta|contou|acrescenta|acrescentou|lembra|lembrou|"
        "recorda|recordou|afirma|afirmou|garante|garantiu|comenta|comentou|responde|respondeu|pergunta|perguntou|ri|"
        "riu|sorri|sorriu|brinca|brincou|confessa|confessou|reconhece|admite|admitiu|insiste|insistiu|destaca|"
        "destacou|ressalta",
        "thanking": "obrigad[oa]s?(?:,? (?:mesmo|mais uma vez|de novo|a (?:todos|ambos)|e|"
        r"(?-i:\p{Lu})[\p{L}’'-]+)){0,4},? (?:(?:por|pel[oa]s?) (?:(?:o |a )?(?:teu|tua|seu|sua|vosso|"
        r"vossa)s?|est[ae]|nos|ter\w*|responder\w*|participar\w*|aceitar\w*|compartilhar\w*|partilhar\w*|"
        r"receber\w*|estar\w*|tempo|conversa|entrevista|disponibilidade|tudo|atenção))|"
        "agradeç?[oc]?e?(?:mos)?(?:-(?:te|lhe|vos)| a (?:você|vocês)| (?:a |o )?(?:sua|seu|tua|teu|vossa|"
        r"vosso))|(?:te|lhe|vos) (?:agradec|desej)\w+|desejamos?-(?:te|lhe|vos)|\G(?:e )?(?:muito |"
        "muitíssimo )?obrigad[oa](?:,? (?:por tudo|mesmo|mais uma vez|e|"
        r"(?-i:\p{Lu})[\p{L}’'-]+)){0,4}[.! ]*\Z",
        "returned": "(?:de nada|por nada|não (?:há )?(?:tem )?(?:de )?(?:quê|que agradecer)|(?:eu (?:é )?que|"
        r"nós (?:é )?que) agradec\w+|obrigad[oa] (?:eu|nós|a (?:ti|você|vocês|vós))|(?:foi |é |"
        "será )?um (?:grande |enorme )?(?:prazer|gosto)|o prazer (?:foi|é)|igualmente|imagina[.,!]|"
        "(?:muito )?obrigad[oa] pel[oa] (?:convite|oportunidade|interesse|espaço))",
    },
    quoting={
        "reports": r"diss(?:e|eram)|"
        r"di(?:z|zem|zia)|explic(?:a|ou|ava)|cont(?:a|ou|ava)|acrescent(?:a|ou)|lembr(?:a|ou)|"
        r"record(?:a|ou)|afirm(?:a|ou)|garant(?:e|iu)|coment(?:a|ou)|respond(?:e|eu)|pergunt(?:a|ou)|ri|riu|sorri|"
        r"sorriu|brinc(?:a|ou)|confess(?:a|ou)|reconhec(?:e|eu)|admit(?:e|iu)|insist(?:e|iu)|"
        r"destac(?:a|ou)|ressalt(?:a|ou)|escrev(?:e|eu)|cham(?:a|ou)|descrev(?:e|eu)|declar(?:a|ou)|avis(?:a|ou)|grit(?:a|ou)|murmur(?:a|ou)|"
        r"suspir(?:a|ou)|exclam(?:a|ou)|lament(?:a|ou)|resum(?:e|iu)|conclu(?:i|iu)|pens(?:a|ou)|defend(?:e|eu)",
        "reports_to": r"dizer|contar|explicar|responder",
        "ascribes": r"segundo|de acordo com|nas palavras d[eoa]",
        "he": "ele",
        "she": "ela",
        "they": "eles|elas|alguns|alguém|todos|nós",
        "i": "eu",
        "his": "dele",
        "hers": "dela",
        "determiner": "o|a|os|as|um|uma|meu|minha|seu|sua|nosso|nossa|este|esta|esse|essa",
        "man": "homem|pai|irmão|filho|tio|avô|menino|rapaz|marido|senhor|rei",
        "woman": "mulher|mãe|irmã|filha|tia|avó|menina|esposa|senhora|rainha",
        "between": "me|lhe|lhes|nos|se|também|depois|ainda|sempre|nunca|já|não|ontem|hoje|\\w+mente",
        "passive": "foi|é|era|são|ser|sido",
    },
    telling={
        "article": "uma?|o|a|noss[oa]",
        "is": "é|era|foi",
        "who": "que",
        "and": "e",
        "of": "de|do|da|em|na|no|para|por",
        "did": "(?:co)?fundou|dirigiu|escreveu|criou|compôs|dirige|ensina",
        "ends": "e|mas|que|cujo|cuja|é|era|foi",
        "stated": "ela|ele",
        "stated_with": "dela|dele",
    },
    speaking={
        "and": "e|ou",
        "title": "sr|sra|dra?|dom|dona|senhora?|professora?|doutora?|mestre",
        "opens": "e|mas|então|bem|bom|agora|não|sim|ok|okay|certo|claro|obrigad[oa]|muito obrigad[oa]|olá|oi|bom dia|"
        "boa (?:tarde|noite)|bem-vind[oa]s?|desculp[ae]|ah|oh|eh|depois|por fim|primeiro|também|exato|exatamente|"
        "perfeito|ótimo|por favor|diga|diz|conte|conta|ou|car[oa]|querid[oa]|boa pergunta|absolutamente|(?:(?:para|"
        "segundo|com|de|a) )?(?:você|tu|ti|si)|no (?:teu|seu) caso|e (?:o|a)",
        "greets": "obrigad[oa]|olá|oi|bem-vind[oa]|car[oa]|querid[oa]|desculp[ae]|parabéns|e você|e tu|e o|e a|sim|"
        "então",
        "gives": "e (?:você|tu|para ti|para você|no teu caso|no seu caso|o|a)|o que (?:acha|achas|diz|pensa)|"
        "(?:passo|passamos|dou|damos) a palavra (?:a|ao|à)|(?:começamos|comecemos|vamos começar) (?:por|com|pelo|"
        "pela)|(?:passamos|vamos) (?:a|ao|à)|perguntemos (?:a|ao|à)|ouçamos",
        "tells": "quem|cuj[oa]s?|(?:que|o|a|os|as|uma?|meu|minha|noss[oa]|seu|sua|teu|tua|de|do|da|em|no|na|com|e|"
        r"também|atual|ex-?\w*)(?=[^,.;:!?\n]{1,70},)|é|era|foi|está|tem|tinha|diz|disse|co-?fundadora?|(?:fundad|"
        "diret|realizad|produt|escrit|aut|edit|investigad|pesquisad|profess|pint|escult|tradut|criad|composit|"
        "desenvolved|ilustrad)ora?|ator|atriz|jornalista|fotógraf[oa]|arquitet[oa]|engenheir[oa]|músic[oa]|cantora?|"
        "cineasta|romancista|poeta|artista|cozinheir[oa]|chef|médic[oa]|físic[oa]|biólog[oa]|historiadora?|"
        "presidente|responsável|nascid[oa]|natural de",
        "to_you": "o que|que|como|por que|porque|porquê|onde|quando|qual|quais|quem|você|tu|conte|conta|fale|fala|"
        "pode|podes|tem|tens|acha|achas",
        "self": "(?:eu )?sou(?: (?:o|a|um|uma))?|(?:eu )?me chamo|chamo-me|(?:o )?meu nome(?: é|,)?|me chamam|"
        "chamam-me|aqui fala",
        "here": "ao microfone",
        "said": r"(?:(?:já|o|nos|lhe|também|bem|muito bem|tinha|acabou de|acaba de|há pouco|que|\w+mente) "
        "){0,4}(?:diz|dizia|disse|dito|dizer|cont(?:a|ava|ou)|contar|coment(?:a|ava|ou)|explic(?:a|ava|ou)|"
        "mencion(?:a|ava|ou)|refer(?:e|ia|iu)|lembr(?:a|ava|ou)|fal(?:a|ava|ou)|descrev(?:e|ia|eu)|acrescent(?:a|ou)|"
        "suger(?:e|ia|iu)|apont(?:a|ou)|salient(?:a|ou))",
        "said_by": "(?:diz|dizia|disse|(?:tinha|já) dito|contou|contava|comentou|explicou|mencionou|referiu|lembrou|"
        "segundo|palavras d[eoa]|resposta d[eoa]|ideia d[eoa]|pergunta d[eoa])(?: [oa])?",
        "and_me": "e (?:eu|mim|comigo)",
        "made": "fundei|criei|escrevi|dirigi|realizei|rodei|compus|gravei|desenhei|pintei|produzi|publiquei|"
        r"(?:meu|minha) (?:\w+ ){0,2}(?:livro|romance|filme|disco|álbum|canção|música|peça|quadro|jogo|empresa|banda|"
        "blogue?)",
        "me_and": "(?:eu|mim) e(?: [oa])?",
        "you": "tu|ti|te|teu|tua|teus|tuas|você|vocês|seu|sua|vos|voss[oa]s?|contigo",
        "beside": "com|de|do|da|por|pelo|pela|sobre|a|à|ao|e|sob|junto a|com [oa]",
        "welcomes": "bem-vind[oa]s?|connosco|conosco|recebemos|temos|apresento|apresentamos|convidad[oa]s?|saudamos|"
        "na companhia de|conversamos",
        "yes": "(?:ah,? |oh,? |bem,? |pois,? )?(?:sim|não(?=[,.!])|exato|exatamente|claro|isso)",
        "listens": "sim|pois|claro|certo|ok|okay|exato|exatamente|totalmente|absolutamente|mm+|hm+|ah|oh|uau|ótimo|"
        "perfeito|que (?:bom|lindo|interessante)|é verdade|verdade|de facto|de fato|com certeza|entendo|percebo|eu "
        "sei|interessante|isso mesmo|não(?=[,.!])|ha(?:ha)*|(?:rs)+",
        "joins_in": "exato|exatamente|totalmente|absolutamente|(?:eu )?(?:concordo|subscrevo|partilho|compartilho)|"
        "de acordo|idem|o mesmo|igualmente|eu (?:também|tampouco|acrescentaria|diria)|acrescentaria|para acrescentar|"
        "também (?:eu|para mim)|(?:e |mas )?(?:para mim|por mim|da minha parte|do meu lado|no meu caso)|quanto a mim|"
        "e eu|mas eu|eu,|já eu|ia dizer",
        "goes_on": "e|mas|então|assim|depois|também|além disso|outr[oa]s?|o outro|a outra|finalmente|por fim|em "
        "segundo|por exemplo|est[ea]s?|isto|isso|ess[ea]s?|aquel[ea]s?|aquilo|el[ea]s?|lá|ali|porque|que|agora|"
        "primeiro|como|no entanto|contudo|porém|quando|mais tarde|claro que|daí|é|era|foi",
        "i": "(?:(?:sim|bem|bom|e|mas|pois|então),? )?(?:eu|sou|acho|penso|creio|diria|estou|tenho|comecei|fui|nasci|"
        "trabalho|espero)",
        "greeting": "(?:sim,? |bem,? |olá,? |oi,? ){0,3}(?:(?:muito )?obrigad[oa]|olá|oi|bom dia|boa tarde|(?:é )?um "
        "prazer|prazer)",
        "takes_up": "(?:como |o que )?(?:você|tu) (?:disse|disseste|falou|falaste|mencionou|mencionaste|comentou|"
        "dizia|dizias)|como (?:disse|disseste|dizias)",
        "hello": "olá|oi|bom dia|boa tarde|sim|bem|bom|claro|obrigad[oa]|então|prazer",
        "presents": "(?:eu )?sou|(?:eu )?me chamo|chamo-me|(?:o )?meu nome|apresento-me|(?:eu )?trabalho|comecei|"
        "venho de|nasci|dedico-me|o meu (?:papel|trabalho|percurso)|minha (?:função|formação)",
        "several": "cada um[a]?|(?:amb[oa]s|algum|alguma|nenhum|nenhuma|quem|qual|um|uma) de (?:vocês|vós)|amb[oa]s|"
        "(?:os|as|vocês) (?:dois|duas|três|tod[oa]s)|tod[oa]s vocês|vocês|respetiv[oa]s|respectiv[oa]s",
        "turns": r"e (?:você|tu|para ti|para você|da tua parte|da sua parte|no teu caso|no seu caso)\s?\?|(?:a "
        ")?mesma pergunta|sua vez|tua vez|tu também|você também|algo a acrescentar|(?:quer|queres|gostaria de|"
        "gostarias de) (?:acrescentar|responder|comentar)|a (?:sua|tua) opinião",
        "thanks": r"obrigad[oa]|agrade\w+",
        "opinion": "(?:eu )?(?:acho|penso|creio|diria|suponho|espero|imagino|gosto)|parece-me|me parece",
    },
    trades="""
ator atriz: papel personagem interpret atu cena audição ensai figurino teatro
realizador diretor cineasta: filme film rod câmara câmera cinema público plano montagem imagem sequência
escritor autor romancista poeta jornalista: escrev escrit livro romance história página capítulo frase poema
cantor músic compositor guitarrista baterista pianista: canç cant voz álbum disco melodia concerto digressão
designer gráfic: desenh design cor tipograf esboço protótipo
arquitet arquitect: edifício fachada tijolo betão concreto madeira telhado obra
chef cozinheir padeir: cozinh prato menu receita sabor restaurante ingrediente pão
agricultor camponês jardineir: campo solo colh semente quinta fazenda horta jardim
cientista investigador pesquisador físic biólog químic geólog professor: investig pesquis experi laboratório teoria
programador engenheir desenvolvedor: código software erro program dados
fotógraf: foto câmara câmera lente retrato luz
pintor escultor ilustrador artista: pint tela pincel ateliê atelier escul desenh expos galeria
fundador empreendedor empresári: empresa negócio client invest mercado loja
produtor: orçamento produ calendário financ equipa equipe
médic enfermeir cirurgi: pacient doente hospital trata clínic sintoma
docente: alun aula escola ensin lição
advogad juiz juíza: tribunal lei legal client prova
atleta treinador jogador: trein corrida jogo época temporada medalha
""",
    glosses={
        "i": "eu",
        "i'm": "sou estou",
        "i think": "acho penso creio",
        "i was": "fui estava nasci",
        "i have": "tenho",
        "i would": "diria",
        "my name": "chamo",
        "my": "meu minha meus minhas",
        "name": "nome",
        "me": "mim",
        "": "me",
        "we": "nós somos temos",
        "our": "nosso nossa nossos nossas",
        "you": "tu você vocês",
        "yes": "sim claro",
        "no": "não",
        "well": "bem bom pois",
        "sure": "absolutamente",
        "oh": "oh ah",
        "it": "é foi",
        "this": "este esta isto",
        "that": "isso",
        "these": "estes estas",
        "the": "o a os as",
        "and": "e",
        "but": "mas",
        "so": "então",
        "also": "também",
        "another": "outro outra",
        "finally": "finalmente",
        "because": "porque",
        "what": "que",
        "how": "como",
        "when": "quando",
        "if": "se",
        "in": "em no na",
        "after": "depois",
        "hello": "olá oi",
        "they": "eles elas",
    },
    stop="que para com uma não por mais dos das como mas foi seu sua seus suas ser quando muito nos já está também "
    "pelo pela até isso isto ela ele eles elas entre era depois sem mesmo aos quem essa esse este esta estes estas num "
    "numa são têm tem tinha ter meu minha teu tua nosso nossa você vocês qual quais onde porque quê pode podem fazer "
    "faz todo toda todos todas outro outra outros outras assim ainda bem cada",
    words={
        "you": "você vocês tu te ti contigo teu tua teus tuas seº suº seºs suºs senhor senhora vós vosso "
        "vossa és estás tens fazes achas podes queres sabes dizes pensas vais foste eras estavas tinhas vês costumas "
        "recomendas dirias poderias farias terias trabalhas vives usas sentes precisas preferes conheces começaste "
        "fizeste tiveste decidiste aprendeste escreveste",
        "me": "eu comecei trabalhei fiquei passei cheguei encontrei pensei comprei estudei deixei tomei "
        "procurei joguei falei contei acabei terminei ganhei mudei entrei voltei me mim meu minha meus minhas comigo "
        "sou estou tenho faço acho posso quero sei digo penso vou fui tive fiz estive pude quis soube vim pus vi li "
        "vivi escrevi nasci aprendi conheci decidi descobri senti segui entendi saí perdi consegui costumo vejo "
        "lembro sinto considero prefiro tento espero suponho imagino vivo preciso recomendo conheço entendo diria "
        "terei farei serei poderei devo escrevo leio gosto aprendo saio ponho venho trago dou ouço adoro cresci",
        "we": "nós nos nosso nossa nossos nossas somos estamos temos fazemos podemos queremos sabemos fomos "
        "vamos achamos vemos éramos estávamos tínhamos fizemos tivemos começamos começámos decidimos trabalhamos "
        "usamos tentamos precisamos devemos damos gente",
        "they": "ele ela eles elas lhe lhes dele dela deles delas seu sua seus suas",
        "wh": "quº como quando onde quem qual quais quanto quanta quantos quantas porquê quê aonde",
        "aux": "és são era eram foi está estão estava tem têm tinha há pode podem poderia poderiam será "
        "seria deve devem acha acham acredita considera sente quer sabe existe existem costuma consegue gostaria "
        "estás tens achas podes queres sabes pensas foste",
        "request": "conte fale descreva explique diga apresente comente compartilhe partilhe dê nomeie imagine "
        "imagina escolha escolhe complete resuma resume cite mencione recomende relate defina liste enumere conta "
        "descreve explica partilha mostre detalhe desenvolva contem falem digam expliquem descrevam apresentem "
        "comentem partilhem compartilhem deem mostrem revele aponte esclareça aprofunde ilustre indique",
        "say": "disse diz dizia explica explicou conta contou acrescenta acrescentou lembra recorda recordou "
        "afirma afirmou garante garantiu comenta comentou responde respondeu pergunta perguntou ri riu sorri sorriu "
        "brinca brincou confessa confessou reconhece admite admitiu insiste insistiu destaca destacou ressalta",
        "back": "sim pois claro certo exato exatamente exactamente aham hum hmm ah oh nossa uau legal ótimo "
        "óptimo perfeito verdade correto totalmente absolutamente interessante incrível nãº nunca haha kkk beleza "
        "bacana ok okay tá fixe giro entendi percebo",
        "agree": "bem bom sim nãº nunca claro absolutamente definitivamente sinceramente honestamente haha "
        "hum obrigado obrigada certamente basicamente inicialmente originalmente pessoalmente provavelmente talvez "
        "ambos ambas nenhum primeiro olha olhe nossa pois evidentemente efetivamente depende principalmente "
        "realmente obviamente muito boa",
        "link": "e mas agora então finalmente também além bom bem falando voltando olhando passando mudando "
        "dado assim último última próxima ou embora depois para encerrar terminando vamos seguindo",
        "thank": "obrigado obrigada olá oi bem-vindo bem-vinda bem-vindos saudações prazer agradeço "
        "agradecemos agradecer parabéns tchau adeus abraço boas sorte",
        "talk": "entrevista entrevistas entrevistamos entrevistámos entrevistar entrevistado entrevistada "
        "conversa conversas conversamos conversámos conversar bate-papo papo falamos falámos falou conversou "
        "perguntas pergunta episódio podcast programa série perfil convidado convidada recebe encontro sessão "
        "apresentamos hoje responder respondeu",
        "page": "subscreva assine inscreva newsletter boletim siga twitter instagram facebook linkedin "
        "editada editado transcrição foto fotos fotografia fotografias imagem imagens cortesia crédito créditos "
        "copyright site visite contato contacto leia clique patrocinador patrocinado publicado publicada atualizado "
        "publicidade cookies email e-mail disponível ingressos bilhetes link blog",
        "hedge": "acho creio penso suponho digamos tipo espécie bom realmente simplesmente sei sinto talvez "
        "provavelmente bastante basicamente coisas coisa algo né sabe assim quase imagino enfim meio",
        "past": "era eram fui foi foram havia houve tinha teve fez ia veio chegou começou tornou pensei "
        "pensou sabia queria usava trabalhei trabalhou encontrei encontrou fiz tive estive estava comecei pude quis "
        "deu decidi decidiu surgiu nasceu fizeste tiveste começaste decidiste",
        "modal": "poderia poderias poderiam pode podes podem deveria deverias deveriam seria gostaria "
        "gostarias queria faria farias diria dirias teria recomendaria recomendarias será serão poderá possa possam",
        "any": "algum alguma alguns algumas algo alguém qualquer quaisquer favorito favorita favoritos "
        "favoritas preferido preferida maior melhor melhores conselho conselhos próximo próximos próximas futuro "
        "outro outra outras acrescentar jamais",
        "kin": "mencionado mencionou mencionaste mencionava comentado comentou comentaste falado falaste "
        "dito disseste descrito escrito contado contaste conhecido referiu referiste citou",
        "role": "fundador fundadora cofundador cofundadora diretor diretora director directora produtor "
        "produtora escritor escritora autor autora editor editora engenheiro engenheira desenvolvedor desenvolvedora "
        "programador programadora designer artista ator atriz actor cantor cantora músico compositor compositora "
        "professor professora pesquisador pesquisadora investigador investigadora cientista estudante presidente "
        "gerente chefe responsável líder membro criador criadora arquiteto arquiteta arquitecto jornalista fotógrafo "
        "fotógrafa cozinheiro cozinheira agricultor dono dona historiador historiadora poeta romancista físico "
        "biólogo bióloga químico médico médica doutor doutora advogado advogada pintor pintora escultor escultora "
        "curador curadora ilustrador ilustradora",
    },
    examples={
        "said_behind": "“Um mapa”, [[disse]] Rui.",
        "said_before": "Rui [[respondeu]]: “Um mapa.”",
        "ascribed": "[[Segundo]] Rui, “um mapa sem ruas”.",
        "you_last": "Gosto disso. E [[você]]?",
        "you": "Gosta da [[sua]] aldeia?",
        "me_opens": "[[Comecei]] tarde.",
        "me": "Na verdade, [[trabalhei]] lá.",
        "we": "[[Fizemos]] isto juntos.",
        "they": "Disse isso [[dela]].",
        "wh_opens": ("[[Que]] faz?", "[[Como]] nasceu?"),
        "aux_initial": "[[Acha]] bom?",
        "request_opens": "[[Conte]]-nos tudo.",
        "say": "Isso, [[contou]] Rui.",
        "back_opens": "[[Exatamente]], isso.",
        "agree_opens": "[[Não]], isso foi ontem.",
        "link_opens": "[[Então]], Rui.",
        "thank": "Muito [[obrigada]], Rui.",
        "talk": "Esta [[conversa]] curta.",
        "page": "[[Siga]] no [[Twitter]].",
        "hedge": "Isso [[talvez]] sirva.",
        "past": "Rui [[chegou]] tarde.",
        "modal": "Rui [[deveria]] sair.",
        "any": "Um [[conselho]] bom.",
        "kin": "Isso foi [[descrito]] antes.",
        "role": "Rui, [[arquiteto]] em Évora.",
        "tag_question": "Isso foi em Évora, [[não é?]]",
        "page_furniture": ("[[Leia também]]", "[[Advertisement]]"),
        "editors_note": "[[Nota da redação:]] isso foi em maio.",
        "byline_form": ("[[Por Ana Reis]]", "[[Entrevista realizada por Ana Reis em Évora.]]"),
        "thanks_for_the_interview": "Muito [[obrigada, Rui, pelo seu]] mapa.",
        "thanks_returned": "[[De nada]], Rui.",
        "said_after_quotation": "“Nunca soube”, [[disse]] Rui.",
        "asked_last": ("Q: Chovia. E você, [[Ada]]?\nA: Também.", "Q: E a senhora [[King]]?\nA: Sim."),
        "asked_together": "Q: Bem-vindos, [[Ada]] e Ben. Tudo bem?\nA: Tudo.",
        "beside_you": "Q: Você filma com a diretora [[Ada King]]. Como foi?\nA: Bom.",
        "quoted_in_question": (
            "Q: Como a [[Ada]] já disse, chovia. Muito?\nA: Sim.",
            "Q: Como dizia [[Ada]], chovia. Muito?\nA: Sim.",
        ),
        "welcomed": "Q: Hoje temos connosco [[Ada King]]. Olá.\nA: Olá.",
        "calls": "Q: E então?\nA: Chovia. Tu sabes disso, [[Ada]].",
        "names": "Q: Quem veio?\nA: A minha amiga, [[Ada]], realizadora em Évora.",
        "with_me": "Q: Onde?\nA: [[Ada]] e eu viemos de Évora.",
        "introduces_oneself": "Q: Quem é?\nA: Olá, eu sou a [[Ada King]].",
        "own_work": "Q: Como?\nA: Chovia quando [[dirigi o filme Cold Water]].",
        "trade_in_question": "Q: Como [[filma]] uma [[sequência]] assim?\nA: À chuva.",
        "says_yes_or_no": "A: Chovia.\nA: [[Sim]], muito.",
        "listens": "A: Chovia.\nA: [[É verdade]].",
        "joins_in": "A: Chovia.\nA: [[Concordo]].",
        "goes_on": "A: Chovia.\nA: [[Depois]] subiu o mar.",
        "opens_with_i": "A: Chovia.\nA: [[Eu]] corri.",
        "greets": "A: Chovia.\nA: [[Muito obrigada]] pelo convite.",
        "takes_up_you": "A: Chovia.\nA: [[Como disseste]], chovia.",
        "presents_oneself": "A: Chovia.\nA: [[Olá. Eu trabalho]] no moinho.",
        "several_asked": "Q: O que espera [[cada um]]?\nA: A paz.\nA: A chuva.",
        "turns_to_another": "A: Chovia.\nQ: [[E para ti?]]\nA: Não.",
        "question_thanks": "A: Chovia.\nQ: [[Obrigada]]. Adiante.\nA: Bem.",
    },
)
