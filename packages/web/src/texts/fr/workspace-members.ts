/** The members of a Workspace, the Workspaces of a member, and where roles come from. */
export const workspaceMembers: Record<string, string> = {
  "Members of {workspace}": "Membres de {workspace}",
  "Roles and where they come from": "Rôles et leur origine",
  "Search members": "Rechercher un membre",
  "Add members": "Ajouter des membres",
  "Add members to {workspace}": "Ajouter des membres à {workspace}",
  "{count, plural, =0 {Add members} one {Add # member} other {Add # members}}":
    "{count, plural, =0 {Ajouter des membres} one {Ajouter # membre} other {Ajouter # membres}}",
  "Choose somebody first.": "Choisissez d’abord quelqu’un.",
  "{count, plural, one {{name} is in {workspace} now.} other {# members are in {workspace} now.}}":
    "{count, plural, one {{name} fait maintenant partie de {workspace}.} other {# membres font maintenant partie de {workspace}.}}",
  "Not everything could be added.": "Certains ajouts ont échoué.",
  "Last day": "Dernier jour",
  "Add to Workspace": "Ajouter à un espace de travail",
  "Add {name} to Workspaces": "Ajouter {name} à des espaces de travail",
  "{count, plural, =0 {Add} one {Add to # Workspace} other {Add to # Workspaces}}":
    "{count, plural, =0 {Ajouter} one {Ajouter à # espace de travail} other {Ajouter à # espaces de travail}}",
  "Choose a Workspace first.": "Choisissez d’abord un espace de travail.",
  "{count, plural, one {{name} is in {workspace} now.} other {{name} is in # more Workspaces now.}}":
    "{count, plural, one {{name} fait maintenant partie de {workspace}.} other {{name} fait maintenant partie de # espaces de travail de plus.}}",
  "Type a name or an address": "Saisissez un nom ou une adresse",
  "Everybody is in it already": "Tout le monde en fait déjà partie",
  "In this Workspace already": "Déjà dans cet espace de travail",
  "Everybody in the Organization is in this Workspace already.":
    "Toute l’organisation fait déjà partie de cet espace de travail.",
  "You need the Workspace Admin role here to see its members.":
    "Il faut le rôle Administrateur d’espace de travail ici pour en voir les membres.",
  "Nobody is in this Workspace yet": "Cet espace de travail n’a pas encore de membre",
  "Organization Admins may enter every Workspace, also without a place in this list.":
    "Les administrateurs de l’organisation ont accès à tous les espaces de travail, même sans figurer dans cette liste.",
  "This is the default Workspace: everybody in the Organization belongs to it.":
    "C’est l’espace de travail par défaut\u00a0: toute l’organisation en fait partie.",
  "You need the Workspace Admin role here to change members.":
    "Le rôle Administrateur d’espace est nécessaire ici pour modifier les membres.",
  "You need the Workspace Admin role there to change members.":
    "Le rôle Administrateur d’espace y est nécessaire pour modifier les membres.",
  "You need the Workspace Admin role there": "Le rôle Administrateur d’espace y est nécessaire",
  "You do not administer a Workspace.": "Vous n’administrez aucun espace de travail.",
  "Not in any Workspace": "Dans aucun espace de travail",
  "Restoring this person brings their Workspaces back, within 30 days.":
    "Réintégrer cette personne sous 30\u00a0jours lui rend ses espaces de travail.",
  "Nothing fits these filters.": "Rien ne correspond à ces filtres.",
  "Nothing fits “{q}” and the filters.": "Rien ne correspond à «\u00a0{q}\u00a0» et aux filtres.",
  "Show more": "Afficher plus",
  Change: "Modifier",
  "Change roles of {name} in {workspace}": "Modifier les rôles dans {workspace}\u00a0: {name}",
  "Roles of {name} in {workspace}": "Rôles dans {workspace}\u00a0: {name}",
  "Roles with a last day…": "Rôles à durée limitée…",
  "What is given directly. What Groups give is not changed by it.":
    "Les rôles attribués directement. Ceux que donnent les groupes ne changent pas.",
  "The roles end on different days now. Saving gives all of them the same end.":
    "Ces rôles prennent fin à des dates différentes. L’enregistrement leur donne à tous la même.",
  "{name} in {workspace}: {roles}.": "{name} dans {workspace}\u00a0: {roles}.",
  "Group {group} gives it too; that stays.": "Le groupe {group} le donne aussi\u00a0; cela ne change pas.",
  "Everybody holds at least one role in this Workspace. Add another one first.":
    "Chaque membre a au moins un rôle dans cet espace de travail. Ajoutez-en d’abord un autre.",
  "The last direct role. Take the member out of the Workspace instead.":
    "C’est le dernier rôle direct. Retirez plutôt le membre de l’espace de travail.",
  "Organization Admins may do everything here. Change the Organization role instead.":
    "Les administrateurs de l’organisation peuvent tout faire ici. Modifiez plutôt le rôle dans l’organisation.",
  "Organization Admins may enter every Workspace. Change the Organization role instead.":
    "Les administrateurs de l’organisation ont accès à tous les espaces de travail. Modifiez plutôt le rôle dans l’organisation.",
  "Group {group} gives this role. Take the member out of the Group instead.":
    "Ce rôle vient du groupe {group}. Retirez plutôt le membre du groupe.",
  "Group {group} gives this access. Take the member out of the Group instead.":
    "Cet accès vient du groupe {group}. Retirez plutôt le membre du groupe.",
  "Everybody belongs to the default Workspace; nobody can be taken out of it.":
    "Tout le monde fait partie de l’espace de travail par défaut\u00a0; personne ne peut en être retiré.",
  "until {date}": "jusqu’au {date}",
  "through Group {path}": "par le groupe {path}",
  direct: "direct",
  "direct, by invitation": "direct, par invitation",
  "direct, by single sign-on": "direct, par authentification unique",
  "direct, by directory sync": "direct, par synchronisation d’annuaire",
  "direct, by API": "direct, par l’API",
  "Take {name} out of {workspace}": "Retirer {name} de {workspace}",
  "Take {name} out of {workspace}?": "Retirer {name} de {workspace}\u00a0?",
  "{name} is taken out of {workspace}.": "{name} ne fait plus partie de {workspace}.",
  "The roles given directly: {roles}": "Les rôles attribués directement\u00a0: {roles}",
  "What their API keys of this Workspace may do, from the next request on":
    "Ce que permettent ses clés d’API dans cet espace de travail, dès la prochaine requête",
  "What Groups give here: {groups}": "Ce que donnent ici les groupes\u00a0: {groups}",
  "The membership in the Organization and in other Workspaces":
    "L’appartenance à l’organisation et aux autres espaces de travail",
  "What they made here": "Ce que cette personne a créé ici",
  "held by everybody": "attribué à tout le monde",
  "as Organization Admin": "comme administrateur de l’organisation",
  "Whoever joins is in it at once, and nobody can be taken out.":
    "Chaque nouveau membre y entre aussitôt, et personne ne peut en être retiré.",
  "Roles can be changed.": "Les rôles restent modifiables.",
  "Add the people who work here, each with the roles that they need.":
    "Ajoutez les personnes qui travaillent ici, chacune avec les rôles nécessaires.",
};
