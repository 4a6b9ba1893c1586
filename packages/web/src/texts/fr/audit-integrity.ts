/** The proof of the audit log, and how long it is kept. */
export const auditIntegrity: Record<string, string> = {
  "Hash chain": "Chaîne de hachage",
  "Each event is sealed on the one before, so that none can be edited, removed or moved unnoticed.":
    "Chaque événement est scellé sur le précédent, afin qu’aucun ne puisse être modifié, retiré ou déplacé sans que cela se voie.",
  Sealed: "Scellés",
  "No event yet": "Aucun événement pour l’instant",
  "{count, plural, one {# event} other {# events}}": "{count, plural, one {# événement} other {# événements}}",
  "Begins at": "Début",
  "Position {position}: what was older was removed by the retention setting.":
    "Position {position}\u00a0: ce qui était plus ancien a été retiré selon la durée de conservation.",
  Waiting: "En attente",
  "None: everything is sealed.": "Aucun\u00a0: tout est scellé.",
  "{count, plural, one {# event will be sealed within a minute.} other {# events will be sealed within a minute.}}":
    "{count, plural, one {# événement sera scellé d’ici une minute.} other {# événements seront scellés d’ici une minute.}}",
  "Head of the chain": "Tête de la chaîne",
  "Copy the head": "Copier la tête",
  "Position and hash of the latest event. Note it somewhere else now and then, such as in a ticket or a safe: given back below, it proves that nobody wrote the whole chain anew or cut off its end.":
    "Position et empreinte du dernier événement. Notez-les ailleurs de temps en temps, dans un ticket ou un coffre\u00a0: redonnées plus bas, elles prouvent que personne n’a réécrit toute la chaîne ni coupé sa fin.",
  Verify: "Vérification",
  "Computes every hash anew and compares it with its seal. Nothing is changed.":
    "Recalcule chaque empreinte et la compare à son sceau. Rien n’est modifié.",
  "Verify now": "Vérifier maintenant",
  "Compare with a head that was noted earlier": "Comparer avec une tête notée auparavant",
  "Noted head": "Tête notée",
  "As it was copied then: a position, a colon and a hash.":
    "Telle qu’elle a été copiée alors\u00a0: une position, deux-points et une empreinte.",
  "This is no head: it must be a position, a colon and a hash of 64 characters.":
    "Ce n’est pas une tête\u00a0: il faut une position, deux-points et une empreinte de 64 caractères.",
  "Everything up to position {position} is as it was sealed.":
    "Tout est tel que scellé jusqu’à la position {position}.",
  "Verifying…": "Vérification en cours…",
  "{done} of {all}": "{done} sur {all}",
  "The audit log is intact": "Le journal d’audit est intact",
  "{count, plural, =0 {There is no sealed event yet.} one {The only event is as it was sealed.} other {All # events are as they were sealed.}}":
    "{count, plural, =0 {Aucun événement n’est scellé pour l’instant.} one {Le seul événement est tel que scellé.} other {Les # événements sont tels que scellés.}}",
  "The noted head is a part of the chain.": "La tête notée fait partie de la chaîne.",
  "{count, plural, one {From # event personal data was erased, as the log says itself.} other {From # events personal data was erased, as the log says itself.}}":
    "{count, plural, one {Des données personnelles ont été effacées de # événement, comme le dit le journal lui-même.} other {Des données personnelles ont été effacées de # événements, comme le dit le journal lui-même.}}",
  "The audit log was changed": "Le journal d’audit a été modifié",
  "Open the event": "Ouvrir l’événement",
  "At position {position}. What comes before it is as it was sealed.":
    "À la position {position}. Ce qui précède est tel que scellé.",
  "Somebody wrote to the database past Rollcall. Keep a copy of it, and compare with a backup.":
    "Quelqu’un a écrit dans la base de données sans passer par Rollcall. Gardez-en une copie, et comparez avec une sauvegarde.",
  "An event, or its seal, was edited.": "Un événement, ou son sceau, a été modifié.",
  "An event was removed.": "Un événement a été retiré.",
  "An event stands at another place than it was sealed at.":
    "Un événement se trouve à une autre place que celle où il a été scellé.",
  "An event was written past Rollcall and never sealed.":
    "Un événement a été écrit sans passer par Rollcall et n’a jamais été scellé.",
  "What comes before is not what this was sealed on, or the hash is not the one that was noted.":
    "Ce qui précède n’est pas ce sur quoi ceci a été scellé, ou l’empreinte n’est pas celle qui a été notée.",
  Retention: "Conservation",
  "How long events are kept. There is no other way to remove one.":
    "Combien de temps les événements sont conservés. Il n’y a pas d’autre façon d’en retirer un.",
  "Keep events": "Conserver les événements",
  "Only those who may change the Organization decide this.":
    "Seules les personnes qui peuvent modifier l’organisation en décident.",
  "For ever": "Sans limite",
  "For a number of days": "Un certain nombre de jours",
  Days: "Jours",
  "From {min} to {max}. What is older is removed within a day.":
    "De {min} à {max}. Ce qui est plus ancien est retiré en moins d’un jour.",
  "must be from 90 to 3650": "doit être compris entre 90 et 3650",
  "Events are kept for ever.": "Les événements sont conservés sans limite.",
  "{days, plural, one {Events are kept for # day.} other {Events are kept for # days.}}":
    "{days, plural, one {Les événements sont conservés # jour.} other {Les événements sont conservés # jours.}}",
  "{days, plural, one {Keep events for # day only?} other {Keep events for # days only?}}":
    "{days, plural, one {Ne conserver les événements que # jour\u00a0?} other {Ne conserver les événements que # jours\u00a0?}}",
  "Events from {oldest} until {cutoff}, within a day and for good":
    "Les événements du {oldest} au {cutoff}, en moins d’un jour et définitivement",
  "{days, plural, one {From then on, each event as it turns # day old} other {From then on, each event as it turns # days old}}":
    "{days, plural, one {Ensuite, chaque événement dès qu’il aura # jour} other {Ensuite, chaque événement dès qu’il aura # jours}}",
  "Every later event": "Tous les événements postérieurs",
  "The proof: the chain goes on from there, and the log says what was removed":
    "La preuve\u00a0: la chaîne continue à partir de là, et le journal dit ce qui a été retiré",
  "Remove older events": "Retirer les événements plus anciens",
  "{days, plural, one {Keep for # day} other {Keep for # days}}":
    "{days, plural, one {Conserver # jour} other {Conserver # jours}}",
  "Download these events first": "Télécharger d’abord ces événements",
};
