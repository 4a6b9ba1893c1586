/** Service accounts, and handing keys over when their owner is removed. */
export const serviceAccounts: Record<string, string> = {
  "Service account": "Compte de service",
  "Service accounts": "Comptes de service",
  "Service account {name}": "Compte de service {name}",
  "Create Service account": "Créer un compte de service",
  "No Service accounts yet": "Aucun compte de service pour l’instant",
  "They own keys of programs, which go on when people leave.":
    "Ils détiennent les clés des programmes, qui continuent de fonctionner quand quelqu’un part.",
  "A Service account owns the keys of a program, so that they go on when people leave.":
    "Un compte de service détient les clés d’un programme\u00a0: elles continuent de fonctionner quand quelqu’un part.",
  "You need the Workspace Admin role here to see Service accounts.":
    "Le rôle Administrateur d’espace est nécessaire ici pour voir les comptes de service.",
  "{name} is there. Now make its first key.": "Compte de service créé\u00a0: {name}. Créez maintenant sa première clé.",
  "Roles in {workspace}": "Rôles dans {workspace}",
  "Name and roles…": "Nom et rôles…",
  "Its roles include more than you hold yourself.": "Ses rôles comprennent des droits que vous n’avez pas vous-même.",
  Disabled: "Désactivé",
  "Disable…": "Désactiver…",
  Disable: "Désactiver",
  Enable: "Activer",
  "Disable {name}?": "Désactiver {name}\u00a0?",
  "{name} is disabled.": "Compte de service désactivé\u00a0: {name}.",
  "{name} is enabled; its keys work again.": "Compte de service activé\u00a0: {name}. Ses clés fonctionnent à nouveau.",
  "This Service account is disabled.": "Ce compte de service est désactivé.",
  "{count, plural, =0 {Nothing that works now: it has no keys} one {Every request with its # key, from the next one on} other {Every request with its # keys, from the next one on}}":
    "{count, plural, =0 {Rien qui fonctionne actuellement\u00a0: il n’a aucune clé} one {Toutes les requêtes avec sa clé (#), dès la prochaine} other {Toutes les requêtes avec ses # clés, dès la prochaine}}",
  "Its keys and roles: once it is enabled again, they work as before":
    "Ses clés et ses rôles, qui fonctionneront comme avant une fois le compte réactivé",
  "Their API keys": "Ses clés d’API",
  "{count, plural, one {# key still works. Hand it over where something depends on it: whoever gets it receives a new key, while the old one works for a while.} other {# keys still work. Hand over those that something depends on: whoever gets one receives a new key, while the old one works for a while.}}":
    "{count, plural, one {# clé fonctionne encore. Si quelque chose en dépend, transmettez-la\u00a0: son destinataire reçoit une nouvelle clé, et l’ancienne fonctionne encore un temps.} other {# clés fonctionnent encore. Transmettez celles dont quelque chose dépend\u00a0: leur destinataire reçoit une nouvelle clé, et l’ancienne fonctionne encore un temps.}}",
  "The key {name}": "La clé {name}",
  "What becomes of {name}": "Ce que devient {name}",
  "Hand over": "Transmettre",
  To: "Destinataire",
  "Member or Service account": "Membre ou compte de service",
  "May not have keys in this Workspace.": "Ne peut pas avoir de clé dans cet espace de travail.",
  "Choose who gets each key that is handed over.": "Choisissez le destinataire de chaque clé transmise.",
  "Their API keys cannot be shown now: {reason} Every key that works would be revoked.":
    "Impossible d’afficher ses clés d’API pour l’instant\u00a0: {reason} Toutes les clés qui fonctionnent seraient révoquées.",
  "Pass these keys on": "Remettez ces clés",
  "{name} was removed. Whoever took over a key needs the new one before the old one stops.":
    "{name} ne fait plus partie de l’organisation. Chaque destinataire a besoin de la nouvelle clé avant que l’ancienne ne s’arrête.",
};
