/** Joining by the domain of one's address, asking to, and signing up for it. */
export const joinRequests: Record<string, string> = {
  "No account yet? An Admin of your Organization can invite you, or you <a>sign up with your work address</a>.":
    "Pas encore de compte\u00a0? Un administrateur de votre organisation peut vous inviter, ou <a>inscrivez-vous avec votre adresse professionnelle</a>.",
  "Sign up": "S’inscrire",
  "For people whose Organization lets them join by their work address. We mail a link to it.":
    "Pour qui peut rejoindre son organisation grâce à son adresse professionnelle. Nous y envoyons un lien.",
  "Work e-mail address": "Adresse e-mail professionnelle",
  "Mail me a link": "M’envoyer un lien",
  "If an Organization lets people with an address like {email} join, a link is on its way. It works for an hour.":
    "Si une organisation accueille les adresses comme {email}, un lien vient de partir. Il fonctionne pendant une heure.",
  "Nothing there after some minutes? Look into the spam folder, or ask an Admin for an invitation.":
    "Rien après quelques minutes\u00a0? Regardez dans les indésirables, ou demandez une invitation à un administrateur.",
  "Use another address": "Utiliser une autre adresse",
  "The Admins of {name} are asked.": "La demande est envoyée aux administrateurs de {name}.",
  "Ask to join {name}": "Demander à rejoindre {name}",
  "Its Admins see your name, your address and what you write. You get a mail with their answer.":
    "Ses administrateurs voient votre nom, votre adresse et ce que vous écrivez. Leur réponse vous parvient par e-mail.",
  "Ask to join": "Demander à rejoindre",
  Message: "Message",
  "Join {name}": "Rejoindre {name}",
  Join: "Rejoindre",
  "Declined. You can ask again from {date}.": "Demande refusée. Vous pourrez redemander à partir du {date}.",
  "You asked {when}.": "Demande envoyée {when}.",
  Withdraw: "Retirer la demande",
  "Join another Organization": "Rejoindre une autre organisation",
  "Organizations you can join": "Organisations que vous pouvez rejoindre",
  "By the domain of your e-mail address.": "Grâce au domaine de votre adresse e-mail.",
  "Open to everybody of {domain}": "Ouverte à toutes les adresses de {domain}",
  "An Admin decides about people of {domain}": "Un administrateur décide pour les adresses de {domain}",
  "Join an Organization": "Rejoindre une organisation",
  "Prove your address first": "Confirmez d’abord votre adresse",
  "Then this page shows the Organizations that let {email} in.":
    "Cette page montrera ensuite les organisations qui accueillent {email}.",
  "No Organization lets you in by your address": "Aucune organisation ne vous accueille grâce à votre adresse",
  "Open the link that we sent to {email}, then join.":
    "Ouvrez le lien envoyé à {email}, puis rejoignez l’organisation.",
  "Mail me a link to join": "M’envoyer un lien pour rejoindre",
  "You proved your address long ago.": "La confirmation de votre adresse est ancienne.",
  "{name} is a Member now.": "{name} est maintenant Membre.",
  "{name} is told no.": "{name} reçoit un refus.",
  "Decline {name}": "Refuser {name}",
  "Let {name} in": "Accepter {name}",
  "Let in": "Accepter",
  "{when} by {name}": "{when} par {name}",
  Requests: "Demandes",
  "No request like that": "Aucune demande de ce genre",
  "Nobody asks to join": "Personne ne demande à rejoindre l’organisation",
  "See the domains": "Voir les domaines",
  "People with an address in a verified domain can ask, where the domain says so.":
    "Les personnes dont l’adresse est dans un domaine vérifié peuvent le demander, si le domaine le prévoit.",
  "Create account": "Créer le compte",
  "Make your account": "Créez votre compte",
  "Your address is proved. Your name and a password are all that is missing.":
    "Votre adresse est confirmée. Il ne manque que votre nom et un mot de passe.",
  "You have an account already": "Vous avez déjà un compte",
  "This link no longer works": "Ce lien ne fonctionne plus",
  "Sign in with it. Then you see the Organizations that you can join.":
    "Connectez-vous avec lui. Vous verrez alors les organisations que vous pouvez rejoindre.",
  "Waiting for an answer": "En attente de réponse",
  "Withdrawn by themselves": "Retirée par son auteur",
  "Yours is not there? Ask an Admin to invite {email}. The invitation comes by mail.":
    "La vôtre n’y est pas\u00a0? Demandez à un administrateur d’inviter {email}. L’invitation arrive par e-mail.",
};
