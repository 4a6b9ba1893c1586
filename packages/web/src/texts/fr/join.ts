/** The pages that an invitation’s link leads to. */
export const join: Record<string, string> = {
  "Open the Organization": "Ouvrir l’organisation",
  "You belong to this Organization already.": "Vous faites déjà partie de cette organisation.",
  "Open the link that we sent to {email}, then come back and accept.":
    "Ouvrez le lien envoyé à {email}, puis revenez accepter l’invitation.",
  "Confirm your address first": "Confirmez d’abord votre adresse",
  "The invitation is for whoever reads the mail of {email}.":
    "L’invitation est destinée à la personne qui reçoit les e-mails adressés à {email}.",
  "Accept and join": "Accepter et rejoindre",
  "Open your invitation": "Ouvrir votre invitation",
  "This page needs the link of an invitation, and this tab does not have one.":
    "Cette page nécessite le lien d’une invitation, et cet onglet n’en a pas.",
  "Open the link in your invitation mail again. If you have just signed in, you can accept at once.":
    "Ouvrez à nouveau le lien de votre e-mail d’invitation. Si vous venez de vous connecter, vous pourrez accepter aussitôt.",
  "This is not a valid invitation link": "Ce lien d’invitation n’est pas valide",
  "It may have been cut off on its way here.": "Il a peut-être été tronqué en chemin.",
  "Copy the whole link from the invitation mail, up to its last character, and open it again.":
    "Copiez le lien complet depuis l’e-mail d’invitation, jusqu’au dernier caractère, et ouvrez-le à nouveau.",
  "This invitation has expired": "Cette invitation a expiré",
  "Invitations work for a limited time, for the safety of the Organization.":
    "Pour la sécurité de l’organisation, les invitations ont une durée limitée.",
  "Ask the person who invited you to send it again. You get a new link by mail.":
    "Demandez à la personne qui vous a invité de la renvoyer. Vous recevrez un nouveau lien par e-mail.",
  "This invitation was withdrawn": "Cette invitation a été révoquée",
  "The Organization took it back; nobody can join with this link.":
    "L’organisation l’a révoquée\u00a0; ce lien ne permet plus de la rejoindre.",
  "If you expected to join, ask the person who invited you, or an Admin of the Organization.":
    "Si vous pensiez rejoindre l’organisation, contactez la personne qui vous a invité ou un administrateur.",
  "There is a newer link": "Il existe un lien plus récent",
  "Your invitation was sent again, and this older link stopped working.":
    "Votre invitation a été renvoyée, et cet ancien lien ne fonctionne plus.",
  "Open the link in the latest invitation mail. The offer is still there.":
    "Ouvrez le lien du dernier e-mail d’invitation. L’invitation est toujours valable.",
  "This invitation was accepted": "Cette invitation a été acceptée",
  "Each invitation works once, and this one has done its work.":
    "Chaque invitation ne sert qu’une fois, et celle-ci a déjà servi.",
  "If it was you, sign in with the invited address and you are in. If it was not, tell an Admin.":
    "Si c’était vous, connectez-vous avec l’adresse invitée. Sinon, prévenez un administrateur.",
  "This invitation was declined": "Cette invitation a été refusée",
  "The Organization can see that; nothing else happens.": "L’organisation le voit\u00a0; rien d’autre ne se passe.",
  "Changed your mind? Ask the person who invited you for a new invitation.":
    "Vous avez changé d’avis\u00a0? Demandez une nouvelle invitation à la personne qui vous a invité.",
  "Decline the invitation": "Refuser l’invitation",
  "Decline the invitation to {organization}?": "Refuser l’invitation à rejoindre {organization}\u00a0?",
  "This invitation: its link stops working for good.": "Cette invitation\u00a0: son lien ne fonctionnera plus.",
  "What it offers, kept for you until now.": "Ce qu’elle vous propose et qui vous était réservé.",
  "Your account and your other Organizations, if you have any.":
    "Votre compte et vos autres organisations, si vous en avez.",
  "{count, plural, one {Role} other {Roles}}": "{count, plural, one {Rôle} other {Rôles}}",
  "{count, plural, one {Seat} other {Seats}}": "{count, plural, one {Siège} other {Sièges}}",
  "Open until": "Valable jusqu’au",
  "Join {organization}": "Rejoindre {organization}",
  "You are invited as {email}.": "Cette invitation est destinée à {email}.",
  "{inviter} invites you as {email}.": "{inviter} vous invite à l’adresse {email}.",
  "Two accounts": "Deux comptes",
  "You are signed in with another address": "Vous utilisez une autre adresse",
  "Sign out and continue as {email}": "Se déconnecter et continuer avec {email}",
  "Stay signed in and leave this page": "Garder cette session et quitter la page",
  Invitation: "Invitation",
  "You have an account with this address. Sign in to accept.":
    "Vous avez un compte avec cette adresse. Connectez-vous pour accepter.",
  "Choose a password": "Choisir un mot de passe",
  "Create account and join": "Créer un compte et rejoindre",
  "{count, plural, one {Workspace} other {Workspaces}}":
    "{count, plural, one {Espace de travail} other {Espaces de travail}}",
  "{count, plural, one {Group} other {Groups}}": "{count, plural, one {Groupe} other {Groupes}}",
};
