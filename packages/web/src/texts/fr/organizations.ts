/** The Organization’s name, settings and end. */
export const organizations: Record<string, string> = {
  "Changed elsewhere: {setting}": "Modifié ailleurs\u00a0: {setting}",
  "Take theirs": "Prendre l’autre valeur",
  "Keep mine": "Garder la mienne",
  "It is now “{theirs}”. You have “{mine}” here, not saved yet.":
    "La valeur est maintenant «\u00a0{theirs}\u00a0». Vous avez saisi «\u00a0{mine}\u00a0», sans l’enregistrer.",
  "Delete this Organization": "Supprimer cette organisation",
  "It ends at once, for everybody in it, and cannot be undone.":
    "La suppression est immédiate, pour tous ses membres, et irréversible.",
  "Delete Organization": "Supprimer l’organisation",
  "{organization} is deleted.": "Organisation supprimée\u00a0: {organization}.",
  "Delete {organization}?": "Supprimer {organization}\u00a0?",
  "This cannot be undone.": "Cette action est irréversible.",
  "The audit events of what happened in it": "Les événements d’audit de ce qui s’y est passé",
  "People’s accounts, and their other Organizations": "Les comptes des membres et leurs autres organisations",
  "Type {organization} to confirm": "Saisissez {organization} pour confirmer",
  "The access of {count} members, in every open session":
    "{count, plural, one {L’accès de {count} membre} other {L’accès de {count} membres}}, dans toutes les sessions ouvertes",
  "The access of every member, in every open session": "L’accès de tous les membres, dans toutes les sessions ouvertes",
  "Every role, every seat and every seat request": "Tous les rôles, sièges et demandes de siège",
  "The name and the settings": "Le nom et les paramètres",
  "Open invitations ({count}); their links stop working":
    "Les invitations en cours ({count}), dont les liens ne fonctionneront plus",
  "Open invitations; their links stop working": "Les invitations en cours, dont les liens ne fonctionneront plus",
  "The subscriptions: {products}": "Les abonnements\u00a0: {products}",
  "The subscriptions": "Les abonnements",
  "Leave without saving?": "Quitter sans enregistrer\u00a0?",
  "Your changes on this page are not saved.": "Vos modifications sur cette page ne sont pas enregistrées.",
  "Leave and lose the changes": "Quitter et perdre les modifications",
  "You do not belong to an Organization": "Vous n’appartenez à aucune organisation",
  "Ask an Admin to invite {email}. The invitation comes by mail.":
    "Demandez à un administrateur d’inviter {email}. L’invitation arrive par e-mail.",
  "You can look, not change": "Vous pouvez consulter, pas modifier",
  "Changing the name and the settings takes the permission {permission}, which the Admin role has.":
    "Pour modifier le nom et les paramètres, il faut l’autorisation {permission}, que donne le rôle Administrateur.",
  General: "Général",
  Invitations: "Invitations",
  "Organization ID": "ID de l’organisation",
  "Copy Organization ID": "Copier l’ID de l’organisation",
  Created: "Création",
  "How it is called, and what holds for everybody in it.": "Son nom et les règles qui valent pour tous ses membres.",
  "Not saved yet": "Pas encore enregistré",
  Saved: "Enregistré",
  Discard: "Abandonner",
  "Choose above first: theirs or yours.": "Choisissez d’abord ci-dessus\u00a0: l’autre valeur ou la vôtre.",
  "Nothing is changed.": "Aucune modification.",
  "Save changes": "Enregistrer les modifications",
  becomes: "devient",
  "{setting}:": "{setting}\u00a0:",
  "Invitations stay valid for": "Durée de validité des invitations",
  "Guests by invitation": "Invités externes",
  empty: "vide",
  On: "Activé",
  Off: "Désactivé",
  "{days, plural, one {# day} other {# days}}": "{days, plural, one {# jour} other {# jours}}",
  "Members see it in the switcher, and invitations name it.":
    "Les membres le voient dans le sélecteur, et les invitations le mentionnent.",
  "1 to 30. It counts for invitations that are sent from now on.":
    "De 1 à 30. S’applique aux invitations envoyées à partir de maintenant.",
  days: "jours",
  "Guests by invitation while single sign-on is on": "Invités externes malgré l’authentification unique",
  "With single sign-on, people join through your identity provider and inviting is off. With this on, Admins can still invite people whose address is outside your verified domains, such as contractors.":
    "Avec l’authentification unique, les membres arrivent par votre fournisseur d’identité et les invitations sont désactivées. Si vous cochez cette case, les administrateurs peuvent encore inviter des personnes dont l’adresse est hors de vos domaines vérifiés, comme des prestataires.",
  "Limit how long API keys live": "Limiter la durée de vie des clés d’API",
  "A Workspace can set a shorter limit, not a longer one.":
    "Un espace de travail peut fixer une limite plus courte, mais pas plus longue.",
  "API keys live at most": "Durée de vie maximale des clés d’API",
  "1 to 3650. It counts for keys that are made from now on; keys that are there keep their end.":
    "De 1 à 3650. S’applique aux clés créées à partir de maintenant\u00a0; les clés existantes gardent leur date de fin.",
  "no limit": "sans limite",
};
