/** Subscriptions, seats, their history and requests. */
export const subscriptions: Record<string, string> = {
  "{actor} turned {product} on for {email}": "{actor} a attribué un siège {product} à {email}",
  "{product} was turned on for {email}": "Un siège {product} a été attribué à {email}",
  "{actor} turned {product} off for {email}": "{actor} a retiré le siège {product} de {email}",
  "{product} was turned off for {email}": "Le siège {product} de {email} a été retiré",
  "{product} is reserved for an invitation to {email}": "Un siège {product} est réservé pour l’invitation de {email}",
  "{product} is no longer reserved for the invitation to {email}":
    "Le siège {product} n’est plus réservé pour l’invitation de {email}",
  "The subscription of {product} changed; it has {seats, plural, one {# seat} other {# seats}} now":
    "L’abonnement {product} a changé\u00a0; il compte maintenant {seats, plural, one {# siège} other {# sièges}}",
  "{used} of {seats} used": "{used, plural, one {{used} utilisé} other {{used} utilisés}} sur {seats}",
  "{used} of {seats} used, {reserved} reserved":
    "{used, plural, one {{used} utilisé} other {{used} utilisés}} sur {seats}, {reserved, plural, one {{reserved} réservé} other {{reserved} réservés}}",
  Used: "Utilisés",
  Reserved: "Réservés",
  Free: "Libres",
  "Seats of {product}": "Sièges {product}",
  "Seat history": "Historique des sièges",
  "Every seat that was turned on or off, reserved or given back.":
    "Tous les sièges attribués, retirés, réservés ou libérés.",
  "Show older": "Afficher les plus anciens",
  "Nothing has happened to these seats": "Aucun changement pour ces sièges",
  "Choose another product, or clear the filter.": "Choisissez un autre produit ou effacez le filtre.",
  "Nothing has happened yet": "Aucun changement pour l’instant",
  "The first seat that is turned on stands here.": "Le premier siège attribué figurera ici.",
  Product: "Produit",
  "{name} has {product} now.": "{name} a maintenant accès à {product}.",
  "{name} does not get {product}.": "Demande refusée\u00a0: {name} n’obtient pas {product}.",
  "Decline {product} for {name}": "Refuser {product} à {name}",
  "Grant {product} to {name}": "Accorder {product} à {name}",
  Grant: "Accorder",
  "by {name}": "par {name}",
  Granted: "Accordée",
  "{name} asks for {product}": "{name} demande {product}",
  "No reason given.": "Aucun motif indiqué.",
  "Seat requests": "Demandes de siège",
  "Members without a seat ask for one here. Granting turns the seat on at once.":
    "Les demandes des membres sans siège arrivent ici. Accorder une demande attribue le siège immédiatement.",
  "Hide answered": "Masquer les demandes traitées",
  "Show answered": "Afficher les demandes traitées",
  "Nobody is waiting for an answer.": "Aucune demande en attente.",
  "No request was answered yet.": "Aucune demande n’a encore été traitée.",
  "Answered requests": "Demandes traitées",
  Answered: "Traitées",
  "of {seats, plural, one {# seat} other {# seats}} free":
    "à attribuer sur {seats, plural, one {# siège} other {# sièges}}",
  "Last changed": "Dernière modification\u00a0:",
  "Nobody can hold a seat of it. It comes in these plans: {plans}.":
    "Personne ne peut y avoir de siège. Offres disponibles\u00a0: {plans}.",
  "This plan allows inviting members.": "Cette offre permet d’inviter des membres.",
  "This plan does not allow inviting members; {plans} {count, plural, one {does} other {do}}.":
    "Cette offre ne permet pas d’inviter des membres\u00a0; {count, plural, one {l’offre {plans} le permet} other {les offres {plans} le permettent}}.",
  "{plans} {count, plural, one {allows} other {allow}} inviting members.":
    "{count, plural, one {L’offre {plans} permet} other {Les offres {plans} permettent}} d’inviter des membres.",
  "What the Organization has bought, and who uses it. The operator of Rollcall changes subscriptions.":
    "Ce que l’organisation a acheté et qui l’utilise. L’exploitant de Rollcall modifie les abonnements.",
  "You need the Admin or the Billing role to see subscriptions and seats.":
    "Le rôle Administrateur ou Facturation est nécessaire pour voir les abonnements et les sièges.",
};
