/** What Groups grant, and what a change of it means for whom. */
export const groupAccess: Record<string, string> = {
  Access: "Accès",
  "In the Organization": "Dans l’organisation",
  "the Organization": "l’organisation",
  "Organization roles count beside those that a member holds directly.":
    "Les rôles dans l’organisation s’ajoutent à ceux attribués directement aux membres.",
  "Organization roles of {group}": "Rôles de {group} dans l’organisation",
  "Give roles": "Attribuer des rôles",
  "It gives no Organization role.": "Ce groupe ne donne aucun rôle dans l’organisation.",
  "An Admin by a Group never counts as the last Admin, who has to hold the role directly.":
    "Un administrateur par un groupe ne compte jamais comme le dernier administrateur, qui doit avoir ce rôle directement.",
  "Save roles": "Enregistrer les rôles",
  "{group} gives the roles that you chose.": "{group} donne les rôles choisis.",
  "The roles end by themselves after this day.": "Les rôles prennent fin d’eux-mêmes après ce jour.",
  "In Workspaces": "Dans les espaces de travail",
  "Members have these roles for as long as they are in the Group.":
    "Les membres ont ces rôles tant qu’ils font partie du groupe.",
  "It grants nothing in any Workspace.": "Ce groupe n’accorde rien dans les espaces de travail.",
  "Grants in Workspaces": "Droits dans les espaces de travail",
  "Archived, counts for nothing": "Archivé, sans effet",
  "An archived Workspace can only be let go.": "Pour un espace de travail archivé, on ne peut que retirer les droits.",
  "Grant access": "Accorder un accès",
  "Grant access to {group}": "Accorder un accès à {group}",
  "What {group} grants in {place}": "Droits accordés par {group} dans {place}",
  "Save grant": "Enregistrer les droits",
  "Choose a Workspace.": "Choisissez un espace de travail.",
  "Type the name of a Workspace": "Saisissez le nom d’un espace de travail",
  "The Group grants roles there already.": "Le groupe y accorde déjà des rôles.",
  "The grant ends by itself after this day.": "Ces droits prennent fin d’eux-mêmes après ce jour.",
  "{group} grants what you chose in {place}.": "{group} accorde dans {place} les rôles choisis.",
  "Change what it grants: {place}": "Modifier les droits accordés\u00a0: {place}",
  "Take away what it grants: {place}": "Retirer les droits accordés\u00a0: {place}",
  "Take away what {group} grants in {place}?": "Retirer les droits que {group} accorde dans {place}\u00a0?",
  "What members hold directly or by other Groups":
    "Les droits attribués aux membres directement ou par d’autres groupes",
  "Take away": "Retirer",
  "{group} grants nothing in {place} any more.": "{group} n’accorde plus rien dans {place}.",
  "What this changes": "Ce qui change",
  "Nobody gains or loses a role by this.": "Personne n’obtient ni ne perd de rôle.",
  "It concerns {affected} members; the lines count the first {counted} of them.":
    "{affected} membres sont concernés\u00a0; les lignes ci-dessus en comptent les {counted} premiers.",
  "{count, plural, one {# member gains} other {# members gain}} {role} in the Organization":
    "{count, plural, one {# membre obtient} other {# membres obtiennent}} le rôle {role} dans l’organisation",
  "{count, plural, one {# member loses} other {# members lose}} {role} in the Organization":
    "{count, plural, one {# membre perd} other {# membres perdent}} le rôle {role} dans l’organisation",
  "{count, plural, one {# member gains} other {# members gain}} {role} in {workspace}":
    "{count, plural, one {# membre obtient} other {# membres obtiennent}} le rôle {role} dans {workspace}",
  "{count, plural, one {# member loses} other {# members lose}} {role} in {workspace}":
    "{count, plural, one {# membre perd} other {# membres perdent}} le rôle {role} dans {workspace}",
  "Member by member": "Membre par membre",
  "{role} in the Organization": "{role} dans l’organisation",
  "{role} in {workspace}": "{role} dans {workspace}",
  "(you)": "(vous)",
  "Gains {roles}": "Obtient\u00a0: {roles}",
  "Loses {roles}": "Perd\u00a0: {roles}",
};
