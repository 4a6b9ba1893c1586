/** The log of directory sync, which reads like a story. */
export const directoryLog: Record<string, string> = {
  "{deed}: {effects}": "{deed}\u00a0: {effects}",
  "{token} looked {name} up": "{token} a consulté {name}",
  "{token} created {name}": "{token} a créé {name}",
  "{token} took over {name}, who was here already": "{token} a repris {name}, qui était déjà là",
  "{token} changed {name}": "{token} a modifié {name}",
  "{token} turned {name} off": "{token} a désactivé {name}",
  "{token} turned {name} on": "{token} a activé {name}",
  "{token} deleted {name}": "{token} a supprimé {name}",
  "{token} sent {name} again, and nothing was new": "{token} a renvoyé {name}, sans rien de nouveau",
  "{token} looked the Group {name} up": "{token} a consulté le groupe {name}",
  "{token} created the Group {name}": "{token} a créé le groupe {name}",
  "{token} changed the Group {name}": "{token} a modifié le groupe {name}",
  "{token} deleted the Group {name}": "{token} a supprimé le groupe {name}",
  "{token} sent the Group {name} again, and nothing was new":
    "{token} a renvoyé le groupe {name}, sans rien de nouveau",
  "{token} could not read {name}": "{token} n’a pas pu lire {name}",
  "{token} could not create {name}": "{token} n’a pas pu créer {name}",
  "{token} could not change {name}": "{token} n’a pas pu modifier {name}",
  "{token} could not delete {name}": "{token} n’a pas pu supprimer {name}",
  "{token} could not read the Group {name}": "{token} n’a pas pu lire le groupe {name}",
  "{token} could not create the Group {name}": "{token} n’a pas pu créer le groupe {name}",
  "{token} could not change the Group {name}": "{token} n’a pas pu modifier le groupe {name}",
  "{token} could not delete the Group {name}": "{token} n’a pas pu supprimer le groupe {name}",
  "{token} sent what was here already, and nothing was new":
    "{token} a renvoyé ce qui était déjà là, sans rien de nouveau",
  "{token} changed several at once": "{token} a fait plusieurs changements à la fois",
  "{token} looked through the users": "{token} a parcouru les utilisateurs",
  "{token} looked through the Groups": "{token} a parcouru les groupes",
  "{token} asked what Rollcall can do": "{token} a demandé ce que Rollcall sait faire",
  "{token} looked around": "{token} a regardé ce qu’il y a",
  "{token} asked for something that was refused": "{token} a demandé quelque chose qui a été refusé",
  "{token} could not find a user": "{token} n’a pas trouvé un utilisateur",
  "{token} could not create a user": "{token} n’a pas pu créer un utilisateur",
  "{token} could not change a user": "{token} n’a pas pu modifier un utilisateur",
  "{token} could not delete a user": "{token} n’a pas pu supprimer un utilisateur",
  "{token} could not find a Group": "{token} n’a pas trouvé un groupe",
  "{token} could not create a Group": "{token} n’a pas pu créer un groupe",
  "{token} could not change a Group": "{token} n’a pas pu modifier un groupe",
  "{token} could not delete a Group": "{token} n’a pas pu supprimer un groupe",
  "{count} × {event}": "{count} × {event}",
  joined: "devient membre",
  suspended: "accès suspendu",
  "active again": "accès rétabli",
  "removed from the Organization": "plus membre de l’organisation",
  "name or address updated": "nom ou adresse mis à jour",
  renamed: "nouveau nom",
  "profile managed by the directory from now on": "profil désormais géré par l’annuaire",
  "other attributes updated": "autres attributs mis à jour",
  "{count, plural, one {# member joined} other {# members joined}}":
    "{count, plural, one {# nouveau membre} other {# nouveaux membres}}",
  "{count, plural, one {# member suspended} other {# members suspended}}":
    "{count, plural, one {# membre suspendu} other {# membres suspendus}}",
  "{count, plural, one {# member active again} other {# members active again}}":
    "{count, plural, one {# membre réactivé} other {# membres réactivés}}",
  "{count, plural, one {# member removed} other {# members removed}}":
    "{count, plural, one {# membre retiré} other {# membres retirés}}",
  "{count, plural, one {# profile updated} other {# profiles updated}}":
    "{count, plural, one {# profil mis à jour} other {# profils mis à jour}}",
  "{count, plural, one {# member taken over} other {# members taken over}}":
    "{count, plural, one {# membre repris} other {# membres repris}}",
  "{count, plural, one {# Group made} other {# Groups made}}":
    "{count, plural, one {# groupe créé} other {# groupes créés}}",
  "{count, plural, one {# Group renamed} other {# Groups renamed}}":
    "{count, plural, one {# groupe renommé} other {# groupes renommés}}",
  "{count, plural, one {# Group deleted} other {# Groups deleted}}":
    "{count, plural, one {# groupe supprimé} other {# groupes supprimés}}",
  "a waiting invitation taken up": "une invitation en attente reprise",
  "{count, plural, one {# seat given} other {# seats given}}":
    "{count, plural, one {# siège attribué} other {# sièges attribués}}",
  "{count, plural, one {# seat was not free} other {# seats were not free}}":
    "{count, plural, one {# siège manquait} other {# sièges manquaient}}",
  "{count, plural, one {# seat freed} other {# seats freed}}":
    "{count, plural, one {# siège libéré} other {# sièges libérés}}",
  "{count, plural, one {# key stopped} other {# keys stopped}}":
    "{count, plural, one {# clé arrêtée} other {# clés arrêtées}}",
  "{count, plural, one {# member put in} other {# members put in}}":
    "{count, plural, one {# membre ajouté} other {# membres ajoutés}}",
  "{count, plural, one {# member taken out} other {# members taken out}}":
    "{count, plural, one {# membre sorti} other {# membres sortis}}",
  "{count, plural, one {taken out of # Group} other {taken out of # Groups}}":
    "{count, plural, one {sortie de # groupe} other {sortie de # groupes}}",
  "{count, plural, one {put into # Workspace} other {put into # Workspaces}}":
    "{count, plural, one {entrée dans # espace de travail} other {entrée dans # espaces de travail}}",
  "{count, plural, one {taken out of # Workspace} other {taken out of # Workspaces}}":
    "{count, plural, one {sortie de # espace de travail} other {sortie de # espaces de travail}}",
  "{count, plural, one {# invitation withdrawn} other {# invitations withdrawn}}":
    "{count, plural, one {# invitation révoquée} other {# invitations révoquées}}",
  "Look-up": "Consultation",
  "Taken over": "Reprise",
  Changed: "Modification",
  "Turned off": "Désactivation",
  "Turned on": "Activation",
  Deleted: "Suppression",
  "Nothing changed": "Sans changement",
  "Show look-ups": "Afficher les consultations",
  "Kept for 30 days.": "Conservé 30 jours.",
  "one person": "une personne",
  "Show what is about others as well": "Afficher aussi ce qui concerne les autres",
  Yesterday: "Hier",
  Today: "Aujourd’hui",
  "Nothing of this kind": "Rien de tel",
  "Show everything": "Tout afficher",
  "In the last 30 days no directory did this.": "Aucun annuaire n’a fait cela dans les 30 derniers jours.",
  "Once a directory connects, each of its requests stands here: what it did, to whom, and why not.":
    "Dès qu’un annuaire est relié, chacune de ses requêtes figure ici\u00a0: ce qu’il a fait, à qui, et pourquoi pas.",
  "Request of a directory": "Requête d’un annuaire",
  Request: "Requête",
  "Copy request": "Copier la requête",
  Answer: "Réponse",
  "{status} in {milliseconds} ms": "{status} en {milliseconds}\u00a0ms",
  When: "Quand",
  "Everything about them": "Tout ce qui s’y rapporte",
  "What was sent": "Ce qui a été envoyé",
  "What was answered": "Ce qui a été répondu",
  "Copy: {what}": "Copier\u00a0: {what}",
  "Nothing but the address.": "Rien que l’adresse.",
  "Nothing but the status.": "Rien que le statut.",
  "What was read is not kept a second time.": "Ce qui a été lu n’est pas conservé une seconde fois.",
  "And if it came now?": "Et si elle arrivait maintenant\u00a0?",
  "Tries the same request against how things are now. Nothing is changed.":
    "Essaie la même requête sur l’état actuel. Rien n’est modifié.",
  "Replay as preview": "Rejouer en aperçu",
  "It only looks up: nothing would change.": "C’est une consultation\u00a0: rien ne changerait.",
  "It would be refused again, for the same reason.": "Elle serait refusée à nouveau, pour la même raison.",
  "What would be answered": "Ce qui serait répondu",
  "A directory takes over a member who is here already only inside a verified domain. Verify the domain, or give one of the two another address.":
    "Un annuaire ne reprend un membre déjà présent que dans un domaine vérifié. Vérifiez le domaine, ou donnez une autre adresse à l’un des deux.",
  "The directory asked in a way that SCIM does not know. Look at its attribute mapping: a name may be mistyped.":
    "L’annuaire a demandé d’une façon que SCIM ne connaît pas. Regardez sa correspondance des attributs\u00a0: un nom est peut-être mal saisi.",
  "A value is missing or is none that Rollcall can take. Look at the attribute mapping of the directory.":
    "Une valeur manque ou ne convient pas à Rollcall. Regardez la correspondance des attributs de l’annuaire.",
  "The brake holds. Look at what the directory wants first, then let it go on for an hour on the overview.":
    "Le frein agit. Regardez d’abord ce que veut l’annuaire, puis laissez-le reprendre une heure depuis la vue d’ensemble.",
  "The directory means somebody or something that is not here any more. Let it provision them anew.":
    "L’annuaire parle de quelqu’un ou de quelque chose qui n’est plus ici. Faites-le provisionner à nouveau.",
  "Make another member Admin first, then let the directory try again.":
    "Nommez d’abord un autre administrateur, puis laissez l’annuaire réessayer.",
  "It was changed in between. Directories try again by themselves.":
    "Un changement a eu lieu entre-temps. Les annuaires réessaient d’eux-mêmes.",
  "The request is too large. Let the directory send fewer changes at once.":
    "La requête est trop grande. Faites envoyer moins de changements à la fois.",
  "The directory asks too often. Directories slow down and try again by themselves.":
    "L’annuaire demande trop souvent. Les annuaires ralentissent et réessaient d’eux-mêmes.",
  "This is a mistake of Rollcall. The directory tries again by itself; if it goes on, look at the server’s log.":
    "C’est une erreur de Rollcall. L’annuaire réessaie de lui-même\u00a0; si elle persiste, regardez le journal du serveur.",
};
