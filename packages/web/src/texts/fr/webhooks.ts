/** Webhook endpoints and what is delivered to them. */
export const webhooks: Record<string, string> = {
  "Add endpoint": "Ajouter une destination",
  "The endpoint is deleted.": "La destination est supprimée.",
  "Its deliveries, also those that wait to be sent": "Ses envois, y compris ceux qui attendent",
  "The secret: another endpoint at the same address gets another one":
    "Le secret\u00a0: une autre destination à la même adresse en reçoit un autre",
  "Every event, in the audit log": "Tous les événements, dans le journal d’audit",
  "All other endpoints and what they are told": "Toutes les autres destinations et ce qui leur est annoncé",
  "Delete endpoint": "Supprimer la destination",
  "Deliveries are kept for 30 days.": "Les envois sont conservés 30 jours.",
  "No delivery fits": "Aucun envoi ne correspond",
  "Nothing was sent yet": "Rien n’a encore été envoyé",
  "Nothing of the last 30 days fits all of these filters together.":
    "Rien dans les 30 derniers jours ne correspond à tous ces filtres à la fois.",
  "The next event is sent within seconds and stands here, with what was answered. Send a test event to see it work now.":
    "Le prochain événement part en quelques secondes et figure ici, avec la réponse reçue. Envoyez un événement d’essai pour le voir dès maintenant.",
  Tests: "Essais",
  "Filters of the deliveries": "Filtres des envois",
  "Type the name of an event": "Saisissez le nom d’un événement",
  "Send again…": "Renvoyer…",
  "Show in the audit log": "Afficher dans le journal d’audit",
  Sequence: "Numéro d’ordre",
  Made: "Créé",
  "Next try": "Prochaine tentative",
  "Delivered at the first try.": "Reçu à la première tentative.",
  "Delivered at try {tries}.": "Reçu à la tentative {tries}.",
  "{tries, plural, one {Given up after # try.} other {Given up after # tries.}}":
    "{tries, plural, one {Abandonné après # tentative.} other {Abandonné après # tentatives.}}",
  "Waiting for its first try.": "En attente de la première tentative.",
  "Try {number} follows soon.": "La tentative {number} suit bientôt.",
  "Try {number} follows {date}.": "La tentative {number} suit {date}.",
  Delivery: "Envoi",
  Tries: "Tentatives",
  "None yet.": "Aucune pour l’instant.",
  "What is sent": "Ce qui est envoyé",
  "The endpoint is changed.": "La destination est modifiée.",
  "Edit endpoint": "Modifier la destination",
  "What waits already goes to the new address as well. The secret stays the same.":
    "Ce qui attend déjà part aussi à la nouvelle adresse. Le secret reste le même.",
  "Address and events": "Adresse et événements",
  "Last delivered": "Dernier envoi reçu",
  "Last tried": "Dernière tentative",
  "Endpoint ID": "ID de la destination",
  "Copy endpoint ID": "Copier l’ID de la destination",
  "{moment} by {name}": "{moment} par {name}",
  "All events, also those of later versions.": "Tous les événements, y compris ceux des versions à venir.",
  "It has to begin with https:// and to answer with 200 to 299 within 15 seconds.":
    "Elle doit commencer par https:// et répondre par 200 à 299 en moins de 15 secondes.",
  "What it is for, so that others know.": "À quoi elle sert, pour que les autres le sachent.",
  "Your roles do not include webhooks.": "Vos rôles ne comprennent pas les webhooks.",
  Endpoint: "Destination",
  "Parts of the endpoint": "Parties de la destination",
  Deliveries: "Envois",
  "Check signatures": "Vérifier les signatures",
  "{date}, since it answered 410": "{date}, après une réponse 410",
  "{date}, since every try failed": "{date}, après l’échec de chaque tentative",
  "{date}, by hand": "{date}, à la main",
  "every try since {moment}": "chaque tentative depuis {moment}",
  "nothing sent yet": "rien d’envoyé pour l’instant",
  "last sent {date}": "dernier envoi {date}",
  "No webhooks yet": "Aucun webhook",
  "Let your systems know the moment somebody joins, leaves or changes roles: Rollcall sends each event to an address of yours, and tries again until it arrives.":
    "Informez vos systèmes dès qu’une personne arrive, part ou change de rôle\u00a0: Rollcall envoie chaque événement à une adresse de votre choix, et réessaie jusqu’à ce qu’il arrive.",
  Endpoints: "Destinations",
  "There can be {max} endpoints. Delete one first.": "Il peut y avoir {max} destinations. Supprimez-en une d’abord.",
  "Each change is sent to these addresses, signed, and tried again for three days where that fails.":
    "Chaque changement est envoyé à ces adresses, signé, avec de nouvelles tentatives pendant trois jours en cas d’échec.",
  "{count} of {all}": "{count} sur {all}",
  "Hide the events: {area}": "Masquer les événements\u00a0: {area}",
  "Show the events: {area}": "Afficher les événements\u00a0: {area}",
  "All events": "Tous les événements",
  "Also those of later versions.": "Y compris ceux des versions à venir.",
  "Chosen events": "Événements choisis",
  "Only what your program needs.": "Seulement ce dont votre programme a besoin.",
  "Search events": "Rechercher des événements",
  "The receiver answered 410: it wants no more webhooks, so the endpoint was turned off.":
    "Le récepteur a répondu 410\u00a0: il ne veut plus de webhooks, la destination a donc été arrêtée.",
  "The receiver answered {status} and sends elsewhere. Nothing is sent there: give the endpoint that address.":
    "Le récepteur a répondu {status} et renvoie ailleurs. Rien n’y est envoyé\u00a0: donnez cette adresse à la destination.",
  "The receiver answered {status}. Anything but 200 to 299 counts as failed.":
    "Le récepteur a répondu {status}. Tout sauf 200 à 299 compte comme un échec.",
  "The address must begin with https:// and have no user name in it.":
    "L’adresse doit commencer par https:// et ne pas contenir de nom d’utilisateur.",
  "The address leads nowhere, or not to the public internet.":
    "L’adresse ne mène nulle part, ou pas à l’internet public.",
  "The server at this address cannot be reached.": "Le serveur à cette adresse est injoignable.",
  "The certificate of the server at this address is not good.":
    "Le certificat du serveur à cette adresse n’est pas valable.",
  "The server at this address took too long to answer.": "Le serveur à cette adresse a mis trop de temps à répondre.",
  "The secret of this endpoint cannot be read, because the secret of the server was changed since. Rotate it.":
    "Le secret de cette destination ne peut pas être lu, car celui du serveur a changé depuis. Renouvelez-le.",
  "The endpoint is added": "La destination est ajoutée",
  "An address of yours that is told what happens in this Organization.":
    "Une adresse de votre choix, à laquelle est annoncé ce qui se passe dans cette organisation.",
  "I have stored the secret": "J’ai conservé le secret",
  "Signing secret": "Secret de signature",
  "Your receiver checks with it that a webhook came from here and was not changed on its way.":
    "Votre récepteur vérifie avec lui qu’un webhook vient d’ici et n’a pas été modifié en route.",
  "Copy secret": "Copier le secret",
  "It is sent now, before everything else.": "L’envoi part maintenant, avant tout le reste.",
  "It is on its way.": "Il est en route.",
  "Try now": "Essayer maintenant",
  "Send again": "Renvoyer",
  "They are put back in line, the oldest first.": "Les envois sont remis dans la file, les plus anciens d’abord.",
  "Send deliveries again": "Renvoyer des envois",
  "Each keeps its ID, so that a receiver which has it already can pass it over.":
    "Chacun garde son ID, pour qu’un récepteur qui l’a déjà puisse le passer.",
  "Choose a time first.": "Choisissez d’abord une date et une heure.",
  "There is nothing to send again.": "Il n’y a rien à renvoyer.",
  Which: "Lesquels",
  "What was given up": "Ceux qui ont été abandonnés",
  "For a receiver that was away.": "Pour un récepteur qui était absent.",
  "For a receiver that lost what it had.": "Pour un récepteur qui a perdu ce qu’il avait.",
  "In the time zone {zone}. Deliveries are kept for 30 days.":
    "Dans le fuseau horaire {zone}. Les envois sont conservés 30 jours.",
  "More than {count} deliveries are sent again, {max} at most.": "Plus de {count} envois sont renvoyés, {max} au plus.",
  "{count, plural, =0 {Nothing is to be sent again since then.} one {# delivery is sent again.} other {# deliveries are sent again.}}":
    "{count, plural, =0 {Rien n’est à renvoyer depuis.} one {# envoi est renvoyé.} other {# envois sont renvoyés.}}",
  "Sending again what is since {moment}": "Renvoi de ce qui date d’après {moment}",
  "{count, plural, one {# delivery was put back in line {date}.} other {# deliveries were put back in line {date}.}}":
    "{count, plural, one {# envoi a été remis dans la file {date}.} other {# envois ont été remis dans la file {date}.}}",
  "The new signing secret": "Le nouveau secret de signature",
  "Rotate the signing secret?": "Renouveler le secret de signature\u00a0?",
  "Both signatures are sent meanwhile: a receiver with either secret accepts what it gets.":
    "Les deux signatures sont envoyées entre-temps\u00a0: un récepteur avec l’un ou l’autre secret accepte ce qu’il reçoit.",
  "Rotate secret": "Renouveler le secret",
  "Two secrets sign now. The older one of them stops at once.":
    "Deux secrets signent actuellement. Le plus ancien des deux cesse aussitôt.",
  "The present secret": "Le secret actuel",
  "For a secret that has leaked. What arrives is refused until the receiver has the new one.":
    "Pour un secret divulgué. Ce qui arrive est refusé tant que le récepteur n’a pas le nouveau.",
  "Put the new secret into your receiver before it stops.":
    "Donnez le nouveau secret à votre récepteur avant qu’il ne cesse.",
  "Signs for 24 more hours": "Signe encore 24 heures",
  "Signs for 1 more hour": "Signe encore 1 heure",
  "Nothing can show it again. If it is lost or has leaked, make a new one.":
    "Rien ne peut l’afficher de nouveau. S’il est perdu ou divulgué, renouvelez-le.",
  "Rotate secret…": "Renouveler le secret…",
  "Secrets that sign": "Secrets qui signent",
  "New secret": "Nouveau secret",
  Secret: "Secret",
  Signs: "Signe",
  "Previous secret": "Secret précédent",
  "Signs as well": "Signe aussi",
  "stops {date}": "cesse {date}",
  "Delete this endpoint": "Supprimer cette destination",
  "Nothing more is sent to it, and its deliveries are gone. This cannot be undone.":
    "Plus rien ne lui est envoyé et ses envois disparaissent. C’est irréversible.",
  "Nothing is sent: this endpoint was turned off.": "Rien n’est envoyé\u00a0: cette destination a été arrêtée.",
  "Turned off, because the receiver answered 410: it wants no more webhooks.":
    "Arrêtée, car le récepteur a répondu 410\u00a0: il ne veut plus de webhooks.",
  "Turned off, because every try failed for {days} days.":
    "Arrêtée, car chaque tentative a échoué pendant {days} jours.",
  "What waited when it was turned off is kept for {days} days and goes out once it is on. What happens meanwhile is not kept for it: it stands in the audit log.":
    "Ce qui attendait lors de l’arrêt est conservé {days} jours et part dès la remise en marche. Ce qui se passe entre-temps n’est pas conservé pour elle\u00a0: voyez le journal d’audit.",
  "The endpoint is on. What waited goes out now.": "La destination est en marche. Ce qui attendait part maintenant.",
  "Turn on": "Mettre en marche",
  "Every try has failed since {date}.": "Chaque tentative échoue depuis {date}.",
  "Each delivery is tried again for three days. After {days} days of nothing but failures the endpoint is turned off.":
    "Chaque envoi est retenté pendant trois jours. Après {days} jours d’échecs uniquement, la destination est arrêtée.",
  "It is left alone now; the next try is {date}.":
    "Elle est laissée en paix pour l’instant\u00a0; la prochaine tentative a lieu {date}.",
  "This endpoint is on": "Cette destination est en marche",
  "This endpoint is off": "Cette destination est à l’arrêt",
  "Turn it off for a while, such as when the receiver moves.":
    "Arrêtez-la un moment, par exemple quand le récepteur déménage.",
  "Nothing is sent until it is turned on.": "Rien n’est envoyé avant la remise en marche.",
  "Turn off…": "Arrêter…",
  "Send test event": "Envoyer un événement d’essai",
  "Try {number}": "Tentative {number}",
  "{milliseconds} ms": "{milliseconds} ms",
  Interrupted: "Interrompue",
  "No answer": "Sans réponse",
  "The server stopped during this try, so nobody knows whether it arrived. It is tried again.":
    "Le serveur s’est arrêté pendant cette tentative\u00a0: nul ne sait si elle est arrivée. Une autre suit.",
  "Sent to": "Envoyé à",
  "Headers sent": "En-têtes envoyés",
  "Headers of the answer": "En-têtes de la réponse",
  "The answer went on; only its beginning is kept.": "La réponse continuait\u00a0; seul son début est conservé.",
  "Turn off {name}?": "Arrêter {name}\u00a0?",
  "What happens while it is off: that is not kept for it, only in the audit log":
    "Ce qui se passe pendant l’arrêt\u00a0: ce n’est pas conservé pour elle, seulement dans le journal d’audit",
  "What waits now, for {days} days: it goes out once the endpoint is on":
    "Ce qui attend, pendant {days} jours\u00a0: cela part dès la remise en marche",
  "The address, the events, the secret and the log": "L’adresse, les événements, le secret et le journal",
  "Turn off": "Arrêter",
  "The endpoint is off.": "La destination est à l’arrêt.",
  "This endpoint is off. Turn it on first.": "Cette destination est à l’arrêt. Mettez-la d’abord en marche.",
  "In JavaScript and TypeScript": "En JavaScript et TypeScript",
  "Anybody can post to your address. The SDK checks the signature with the secret of this endpoint, and gives back the event.":
    "N’importe qui peut écrire à votre adresse. Le SDK vérifie la signature avec le secret de cette destination et rend l’événement.",
  "Install the SDK": "Installer le SDK",
  "A receiver for Node": "Un récepteur pour Node",
  "What to heed": "À respecter",
  "Check the body as it arrived, byte by byte: parsed and written again it is another.":
    "Vérifiez le corps tel qu’il est arrivé, octet par octet\u00a0: analysé puis réécrit, c’en est un autre.",
  "Answer with 200 to 299 within 15 seconds, and do the work afterwards.":
    "Répondez par 200 à 299 en moins de 15 secondes, et travaillez ensuite.",
  "An event may arrive more than once, always with the same ID: remember those of the last days.":
    "Un événement peut arriver plusieurs fois, toujours avec le même ID\u00a0: retenez ceux des derniers jours.",
  "An event may arrive after a later one: where the order counts, go by its sequence number.":
    "Un événement peut arriver après un plus récent\u00a0: là où l’ordre compte, suivez son numéro d’ordre.",
  "Refuse what is older than five minutes. The SDK does so by itself.":
    "Refusez ce qui date de plus de cinq minutes. Le SDK le fait de lui-même.",
  "In other languages": "Dans d’autres langages",
  "Webhooks follow Standard Webhooks. Its libraries for Python, Go, Java, Ruby, PHP, C# and others check them with the same secret.":
    "Les webhooks suivent Standard Webhooks. Ses bibliothèques pour Python, Go, Java, Ruby, PHP, C# et d’autres les vérifient avec le même secret.",
  Failing: "En échec",
  "Under way": "En cours",
  Delivered: "Reçu",
  "Given up": "Abandonné",
};
