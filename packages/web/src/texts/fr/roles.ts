/** The page of roles and permissions. */
export const roles: Record<string, string> = {
  "Seats and subscriptions": "Sièges et abonnements",
  Billing: "Facturation",
  "Workspaces and Groups": "Espaces de travail et groupes",
  "Access, audit and Developers": "Accès, audit et développement",
  "Products and own profile": "Produits et profil personnel",
  Workspace: "Espace de travail",
  "API keys": "Clés d’API",
  "Usage and traces": "Utilisation et traces",
  "Matrix of permissions and roles": "Matrice des autorisations et des rôles",
  Permission: "Autorisation",
  "{count, plural, one {# member} other {# members}}": "{count, plural, one {# membre} other {# membres}}",
  "{role}: {count}": "{role}\u00a0: {count}",
  "A member may do what any of their roles permits. Workspace roles are separate from Organization roles.":
    "Un membre peut faire tout ce que permet l’un de ses rôles. Les rôles d’espace de travail sont distincts de ceux de l’organisation.",
  "See your access": "Voir votre accès",
  "You need the Admin or the Billing role to see every role. What your own roles permit stands on “Your access”.":
    "Le rôle Administrateur ou Facturation est nécessaire pour voir tous les rôles. Ce que permettent les vôtres figure dans «\u00a0Votre accès\u00a0».",
  "Scopes of roles": "Portées des rôles",
  "Workspace roles": "Rôles d’espace de travail",
  "Search permissions": "Rechercher une autorisation",
  "{found, plural, one {# permission found} other {# permissions found}}":
    "{found, plural, one {# autorisation trouvée} other {# autorisations trouvées}}",
  "No permission matches": "Aucune autorisation trouvée",
  "Nothing here is called “{q}”.": "Rien ne correspond à «\u00a0{q}\u00a0».",
  "Workspace roles are given in each Workspace; they do not show here.":
    "Les rôles d’espace de travail sont attribués dans chaque espace\u00a0; ils n’apparaissent pas ici.",
  "marks what you may do.": "indique ce que vous pouvez faire.",
  "As an Admin you may do everything in every Workspace.":
    "Votre rôle Administrateur permet tout dans tous les espaces de travail.",
  "Create role": "Créer un rôle",
  "Save role": "Enregistrer le rôle",
  "Edit the role {name}": "Modifier le rôle {name}",
  "The role {name} is saved.": "Rôle enregistré\u00a0: {name}.",
  "Delete role": "Supprimer le rôle",
  "Delete the role {name}?": "Supprimer le rôle {name}\u00a0?",
  "The role {name} is deleted.": "Rôle supprimé\u00a0: {name}.",
  "Only a role that no member, Group or invitation has can be deleted.":
    "Seul un rôle qu’aucun membre, groupe ou invitation n’utilise peut être supprimé.",
  "{count, plural, =0 {Nobody holds this role now.} one {This changes what # member may do.} other {This changes what # members may do.}}":
    "{count, plural, =0 {Personne n’a ce rôle actuellement.} one {Cela modifie ce que peut faire # membre.} other {Cela modifie ce que peuvent faire # membres.}}",
  "Gains:": "Obtient\u00a0:",
  "Loses:": "Perd\u00a0:",
  "Your roles do not include defining roles.": "Vos rôles ne permettent pas de définir des rôles.",
  "This role permits more than you hold yourself, so you cannot change it.":
    "Ce rôle permet plus que ce que vous avez vous-même\u00a0: vous ne pouvez pas le modifier.",
  "You cannot change this role.": "Vous ne pouvez pas modifier ce rôle.",
  "You do not hold this yourself.": "Vous n’avez pas vous-même cette autorisation.",
  "Where it counts": "Portée",
  "In a Workspace, where it is given": "Dans l’espace de travail où il est attribué",
  Permissions: "Autorisations",
  "Nobody holds it.": "Personne n’a ce rôle.",
  "{count, plural, one {# member holds it.} other {# members hold it.}}":
    "{count, plural, one {# membre a ce rôle.} other {# membres ont ce rôle.}}",
  "Held by {names}.": "Attribué à {names}.",
  "{count} more": "{count} de plus",
  "See them": "Voir ces membres",
};
