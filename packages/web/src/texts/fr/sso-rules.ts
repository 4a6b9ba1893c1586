/** Requiring single sign-on, emergency access, automatic seats, signing in, and profiles that it manages. */
export const ssoRules: Record<string, string> = {
  "Last sync {when}.": "Dernière synchronisation\u00a0: {when}.",
  "{provider} manages this profile. Change the name and the address there.":
    "{provider} gère ce profil. Modifiez-y le nom et l’adresse.",
  "{free} of {seats} seats free": "{free} sièges libres sur {seats}",
  "Give a seat of {product} at the first sign-in": "Attribuer un siège {product} à la première connexion",
  "Your roles do not include seats.": "Vos rôles ne comprennent pas les sièges.",
  "Emergency access": "Accès d’urgence",
  "When the identity provider fails, these Admins enter in their own way, with a second factor. Each use is recorded and mailed to the other Admins.":
    "Si le fournisseur d’identité est en panne, ces administrateurs entrent à leur façon, avec un second facteur. Chaque usage est consigné et envoyé aux autres administrateurs.",
  "Name Admins": "Désigner des administrateurs",
  "Nobody is named. Without somebody, single sign-on cannot be required.":
    "Personne n’est désigné. Sans cela, l’authentification unique ne peut pas être exigée.",
  "No second factor": "Sans second facteur",
  "Cannot enter": "Ne peut pas entrer",
  "Never rehearsed": "Jamais essayé",
  "Rehearsed {when}": "Essayé {when}",
  "used {when}": "utilisé {when}",
  "The door opens for you. This counts for 24 hours.": "La porte s’ouvre pour vous. Cela vaut pendant 24 heures.",
  "Rehearse now": "Essayer maintenant",
  "Emergency access is saved. The other Admins are told.":
    "L’accès d’urgence est enregistré. Les autres administrateurs sont prévenus.",
  "Who has emergency access?": "Qui a l’accès d’urgence\u00a0?",
  "At most five. Choose people whose second factor does not depend on the identity provider.":
    "Cinq au plus. Choisissez des personnes dont le second facteur ne dépend pas du fournisseur d’identité.",
  "Has no second factor yet.": "N’a pas encore de second facteur.",
  "Five are chosen already.": "Cinq sont déjà choisis.",
  "Enter {organization} without the identity provider": "Entrer dans {organization} sans le fournisseur d’identité",
  "For four hours, in this session. It is recorded, and the other Admins are mailed at once.":
    "Pendant quatre heures, dans cette session. C’est consigné, et les autres administrateurs reçoivent aussitôt un e-mail.",
  "Use emergency access": "Utiliser l’accès d’urgence",
  Why: "Pourquoi",
  "The other Admins read it.": "Les autres administrateurs le liront.",
  "People of {domain} have to sign in through single sign-on.":
    "Les adresses de {domain} doivent passer par l’authentification unique.",
  "Require single sign-on of {domain}?": "Exiger l’authentification unique pour {domain}\u00a0?",
  "Entering this Organization by password, mailed link or passkey, for its people":
    "L’entrée dans cette organisation par mot de passe, lien ou clé d’accès, pour ses utilisateurs",
  "Sessions here that did not begin by single sign-on, from the next request on":
    "Les sessions ici qui n’ont pas commencé par l’authentification unique, dès la prochaine requête",
  "Memberships, API keys and everything people have": "Les appartenances, les clés d’API et tout le reste",
  "Their way into other Organizations, and their own account":
    "L’accès aux autres organisations, et le compte personnel",
  "Emergency access for the Admins named for it": "L’accès d’urgence des administrateurs désignés",
  "Require it": "L’exiger",
  "What has to be there first": "Ce qu’il faut d’abord",
  "The domain is verified": "Le domaine est vérifié",
  "An enabled connection signs its people in": "Une connexion activée connecte ses utilisateurs",
  "An Admin with a second factor is named for emergency access":
    "Un administrateur avec un second facteur est désigné pour l’accès d’urgence",
  "One of them rehearsed in the last 24 hours": "L’un d’eux a fait l’essai dans les dernières 24 heures",
  "It concerns {members, plural, one {# member} other {# members}}. {never, plural, =0 {All of them have signed in through it before.} one {# has never signed in through it.} other {# have never signed in through it.}}":
    "Cela concerne {members, plural, one {# membre} other {# membres}}. {never, plural, =0 {Tous se sont déjà connectés ainsi.} one {# ne s’est jamais connecté ainsi.} other {# ne se sont jamais connectés ainsi.}}",
  "You are one of them: you will have to sign in through it as well.":
    "Vous en faites partie\u00a0: vous devrez aussi vous connecter ainsi.",
  "Require single sign-on": "Exiger l’authentification unique",
  "People of the domain then enter this Organization through the identity provider only: no password, no mailed link, no passkey.":
    "Les utilisateurs du domaine n’entrent alors dans cette organisation que par le fournisseur d’identité\u00a0: ni mot de passe, ni lien, ni clé d’accès.",
  "First a domain has to be verified.": "Il faut d’abord vérifier un domaine.",
  "Through {connection}": "Par {connection}",
  "No connection signs its people in": "Aucune connexion ne connecte ses utilisateurs",
  "since {date}": "depuis le {date}",
  "Stop requiring it of {domain}": "Ne plus l’exiger pour {domain}",
  Stop: "Arrêter",
  "Require it of {domain}": "L’exiger pour {domain}",
  "Require…": "Exiger…",
  "Unlink {connection}…": "Délier {connection}…",
  "Unlink…": "Délier…",
  "Last sync {when}": "Dernière synchronisation\u00a0: {when}",
  "Copy subject": "Copier le sujet",
  "{provider} does not know {name} any more.": "{provider} ne reconnaît plus {name}.",
  "Unlink {name} from {provider}?": "Délier {name} de {provider}\u00a0?",
  "By which subject {provider} knows them": "Le sujet par lequel {provider} reconnaît cette personne",
  "Their sessions that began by it": "Ses sessions qui ont commencé ainsi",
  "The membership, with all that they have": "L’appartenance, avec tout ce qui va avec",
  "Signing in through it: the next time they are known by their address":
    "La connexion par ce moyen\u00a0: la prochaine fois, la personne sera reconnue par son adresse",
  Unlink: "Délier",
  "Sign in again for {organization}": "Reconnectez-vous pour {organization}",
  "Sign in again": "Se reconnecter",
  "You came through {connection}, which opens its own Organization only.":
    "Vous êtes passé par {connection}, qui n’ouvre que sa propre organisation.",
  "Signing you in": "Connexion en cours",
  "One moment…": "Un instant…",
  "Sign in to {organization}?": "Se connecter à {organization}\u00a0?",
  "A link of your identity provider led you here. You will work as {email}.":
    "Un lien de votre fournisseur d’identité vous a mené ici. Vous utiliserez le compte {email}.",
  "Continue as {email}": "Continuer avec {email}",
  "That is not what I want": "Ce n’est pas ce que je veux",
  "Single sign-on is off. What you choose here counts once a connection is enabled.":
    "L’authentification unique est inactive. Vos choix vaudront dès qu’une connexion sera activée.",
  "No subscription yet": "Aucun abonnement pour l’instant",
  "There are no seats to give.": "Il n’y a pas de siège à attribuer.",
  "Automatic seats": "Sièges automatiques",
  "Whoever first signs in through single sign-on gets a free seat. When none is free they come in all the same, and stand below.":
    "Qui se connecte pour la première fois par l’authentification unique reçoit un siège libre. S’il n’y en a pas, la personne entre quand même, et figure ci-dessous.",
  "Continue with single sign-on": "Continuer avec l’authentification unique",
  "Reference for your Admin": "Référence pour votre administrateur",
  "Copy reference": "Copier la référence",
  "Your identity provider and Rollcall did not agree. Try once more. If it goes on, an Admin can see why.":
    "Votre fournisseur d’identité et Rollcall ne se sont pas accordés. Réessayez. Si cela continue, un administrateur peut voir pourquoi.",
  "You have no access": "Vous n’avez pas accès",
  "This took too long": "Cela a pris trop de temps",
  "Single sign-on did not work": "L’authentification unique n’a pas fonctionné",
  "More rules": "Autres règles",
  "Second factor and guests by invitation": "Second facteur et personnes extérieures invitées",
  "stand with the settings of the Organization.": "figurent dans les paramètres de l’organisation.",
  "{organization} asks for single sign-on": "{organization} demande l’authentification unique",
  "You came through {connection}, which belongs to another Organization.":
    "Vous êtes passé par {connection}, qui appartient à une autre organisation.",
  "You signed in in your own way. Its people come through their identity provider.":
    "Vous vous êtes connecté à votre façon. Ici, on passe par le fournisseur d’identité.",
  "Single sign-on is no longer required of {domain}.": "L’authentification unique n’est plus exigée pour {domain}.",
  "Stop requiring single sign-on of {domain}?": "Ne plus exiger l’authentification unique pour {domain}\u00a0?",
  "That its people have to come through the identity provider":
    "L’obligation de passer par le fournisseur d’identité pour ses utilisateurs",
  "Signing in through it, for whoever wants to": "La connexion par ce moyen, pour qui le veut",
  "Stop requiring it": "Ne plus l’exiger",
  "Went without a seat": "Arrivés sans siège",
  "They signed in when no seat was free, and have none yet.":
    "Ils se sont connectés quand aucun siège n’était libre, et n’en ont pas encore.",
  "Nobody: everybody who came got their seat.": "Personne\u00a0: chacun a reçu son siège.",
  "{product}, since {when}": "{product}, depuis {when}",
};
