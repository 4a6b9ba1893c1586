/** Groups: their list, their members, the Groups inside them and their end. */
export const groups: Record<string, string> = {
  Groups: "Groupes",
  Group: "Groupe",
  "Create Group": "Créer un groupe",
  "Edit Group": "Modifier le groupe",
  Edit: "Modifier",
  Delete: "Supprimer",
  Description: "Description",
  "Search Groups": "Rechercher un groupe",
  "Type the name of a Group": "Saisissez le nom d’un groupe",
  "No Groups yet": "Aucun groupe pour l’instant",
  "No Group matches": "Aucun groupe trouvé",
  "Parts of the Group": "Rubriques du groupe",
  "A Group gives roles to all of its members at once, for as long as they are in it.":
    "Un groupe donne des rôles à tous ses membres à la fois, tant qu’ils en font partie.",
  "Put people who need the same access into a Group, and grant it once.":
    "Réunissez dans un groupe les personnes qui ont besoin des mêmes accès, et accordez-les en une fois.",
  "You need the Admin role to see Groups.": "Le rôle Administrateur est nécessaire pour voir les groupes.",
  "{name} is there. Now say what it grants.": "Groupe créé\u00a0: {name}. Indiquez maintenant ce qu’il accorde.",
  "First members": "Premiers membres",
  "{count, plural, one {# Group inside} other {# Groups inside}}":
    "{count, plural, one {# groupe inclus} other {# groupes inclus}}",
  "{count, plural, one {grants in # Workspace} other {grants in # Workspaces}}":
    "{count, plural, one {droits dans # espace de travail} other {droits dans # espaces de travail}}",
  "({count} directly)": "(dont {count} directement)",
  "Externally managed": "Géré en externe",
  "Directory sync decides who is in this Group.": "La synchronisation d’annuaire décide qui fait partie de ce groupe.",
  "Directory sync decides who is in this Group. Change it in your identity provider.":
    "La synchronisation d’annuaire décide qui fait partie de ce groupe. Modifiez-le chez votre fournisseur d’identité.",
  "Directory sync owns the name and the members of this Group. What it grants is decided here.":
    "La synchronisation d’annuaire gère le nom et les membres de ce groupe. Ce qu’il accorde se décide ici.",
  "Members of the Group": "Membres du groupe",
  Membership: "Appartenance",
  Directly: "Directement",
  Through: "Par",
  until: "jusqu’au",
  "{name} belongs through {group}. Change it there.":
    "{name} en fait partie par le groupe {group}. Modifiez cela dans ce groupe.",
  "Nobody is in this Group": "Ce groupe n’a aucun membre",
  "Whoever is put in has what the Group grants with the next request.":
    "Chaque membre ajouté reçoit ce que le groupe accorde dès sa prochaine requête.",
  "Add members to {group}": "Ajouter des membres à {group}",
  "{count, plural, one {Add # member} other {Add # members}}":
    "{count, plural, one {Ajouter # membre} other {Ajouter # membres}}",
  "Choose at least one member.": "Choisissez au moins un membre.",
  "{group} has its new members.": "Les nouveaux membres font partie de {group}.",
  "Is in the Group already.": "Fait déjà partie du groupe.",
  "They leave the Group by themselves after this day.": "Ils quittent automatiquement le groupe après ce jour.",
  "Add to Groups": "Ajouter à des groupes",
  "Add {name} to Groups": "Ajouter {name} à des groupes",
  "{name} is in this Group already.": "{name} fait déjà partie de ce groupe.",
  "{name} is in {groups} now.": "{name} fait maintenant partie de {groups}.",
  "{name} leaves the Groups after this day.": "{name} quitte automatiquement les groupes après ce jour.",
  "In no Group": "Dans aucun groupe",
  "{name} has only what was given directly.": "{name} n’a que les droits attribués directement.",
  "Remove from Group": "Retirer du groupe",
  "Remove {name} from the Group": "Retirer {name} du groupe",
  "Remove {name} from {group}": "Retirer {name} de {group}",
  "Remove {name} from {group}?": "Retirer {name} de {group}\u00a0?",
  "What {name} holds directly or by other Groups": "Les droits attribués à {name} directement ou par d’autres groupes",
  "{name} is no longer in {group}.": "{name} ne fait plus partie de {group}.",
  "Groups inside": "Groupes inclus",
  "Their members count as members of {group} too, and have what it grants.":
    "Leurs membres comptent aussi comme membres de {group} et reçoivent ce qu’il accorde.",
  "No Group is inside this one.": "Aucun groupe n’est inclus dans celui-ci.",
  "It is inside of": "Inclus dans",
  "Members of {group} have what these Groups grant as well.":
    "Les membres de {group} reçoivent aussi ce que ces groupes accordent.",
  "This Group is inside no other.": "Ce groupe n’est inclus dans aucun autre.",
  "Add Group": "Ajouter le groupe",
  "Put a Group inside {group}": "Inclure un groupe dans {group}",
  "Choose a Group.": "Choisissez un groupe.",
  "Its members count as members of {group}, for as long as they are in it.":
    "Ses membres comptent comme membres de {group}, tant qu’ils en font partie.",
  "{child} is inside {group} now.": "{child} est maintenant inclus dans {group}.",
  "This is the Group itself.": "C’est ce groupe lui-même.",
  "It is inside already.": "Ce groupe est déjà inclus.",
  "{group} is inside of {name}; both inside each other would be a circle.":
    "{group} est inclus dans {name}\u00a0; les inclure l’un dans l’autre formerait une boucle.",
  "Take out": "Retirer",
  "Take {group} out": "Sortir {group}",
  "Take {child} out of {group}?": "Sortir {child} de {group}\u00a0?",
  "The Group {child} with its members and what it grants itself":
    "Le groupe {child}, avec ses membres et ce qu’il accorde lui-même",
  "{child} is no longer inside {group}.": "{child} n’est plus inclus dans {group}.",
  "Delete Group": "Supprimer le groupe",
  "Delete {group}?": "Supprimer {group}\u00a0?",
  "The Group, its place among other Groups and everything it grants":
    "Le groupe, sa place parmi les autres groupes et tout ce qu’il accorde",
  "Pending invitations by its members that grant what they lose":
    "Les invitations en attente de ses membres qui accordent des droits perdus",
  "Its members, and what they hold directly or by other Groups":
    "Ses membres, et les droits attribués directement ou par d’autres groupes",
  "Type {group} to confirm": "Saisissez {group} pour confirmer",
  "{group} is deleted.": "Groupe supprimé\u00a0: {group}.",
};
