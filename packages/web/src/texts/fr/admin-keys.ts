/** Keys that open the Admin API to programs. */
export const adminKeys: Record<string, string> = {
  "Permissions…": "Autorisations…",
  "It may do what you may not: {permissions}.": "Elle permet ce que vous ne pouvez pas faire\u00a0: {permissions}.",
  "Nobody active answers for it.": "Aucun membre actif n’en répond.",
  "Answered for by {name}": "Répond d’elle\u00a0: {name}",
  "No Admin API key matches": "Aucune clé ne correspond",
  "No Admin API keys yet": "Aucune clé d’API d’administration",
  "With a key a program of yours does what this panel does: invite people, assign seats, read the audit log. It may what you choose, and nothing else.":
    "Avec une clé, l’un de vos programmes fait ce que fait cette console\u00a0: inviter, attribuer des sièges, lire le journal d’audit. Elle permet ce que vous choisissez, et rien d’autre.",
  "Your roles do not include Admin API keys.": "Vos rôles ne comprennent pas les clés d’API d’administration.",
  "Create Admin API key": "Créer une clé d’API d’administration",
  "With a key a program does what this panel does, as far as you let it.":
    "Avec une clé, un programme fait ce que fait cette console, dans la mesure où vous le permettez.",
  "May do": "Permet",
  "Answered for by": "Responsable",
  "You answer for it: it can do what you choose here, for as long as you may do it yourself.":
    "Vous en répondez\u00a0: elle permet ce que vous choisissez ici, tant que vous pouvez le faire vous-même.",
  "Reading only": "Lecture seule",
  "All that I may do": "Tout ce que je peux faire",
  "None of them": "Aucune",
  "What has to be seen for something comes along with it. What asks people for a fresh sign-in, such as making somebody Admin, no key can do.":
    "Ce qu’il faut voir pour une action vient avec elle. Ce qui demande une connexion récente, comme nommer un administrateur, aucune clé ne le permet.",
  "I have stored the key": "J’ai conservé la clé",
  "Try it in a terminal": "L’essayer dans un terminal",
  "Copy the command": "Copier la commande",
  "All that there is to call stands in the <a>API reference</a>, where you can try the key as well.":
    "Tout ce qui peut être appelé figure dans la <a>référence de l’API</a>, où la clé s’essaie aussi.",
  "{count, plural, one {# permission} other {# permissions}}":
    "{count, plural, one {# autorisation} other {# autorisations}}",
  "{what} of {name}: show all": "{what} de {name}\u00a0: tout afficher",
  Everything: "Tout",
  "What {name} may do": "Ce que permet {name}",
  "As far as {name} may do it too, who answers for it.":
    "Dans la mesure où {name}, qui en répond, peut aussi le faire.",
  "What is crossed out is withheld now: who answers for the key does not hold it.":
    "Ce qui est barré est retenu pour l’instant\u00a0: la personne qui répond de la clé n’a pas cette autorisation.",
  Withheld: "Retenue",
  "Suspended: it opens nothing until they are back.": "Suspension\u00a0: la clé n’ouvre rien d’ici au retour.",
  "No longer a member.": "N’est plus membre.",
  "{count, plural, one {# permission is withheld: they do not hold it.} other {# permissions are withheld: they do not hold them.}}":
    "{count, plural, one {# autorisation est retenue\u00a0: cette personne ne l’a pas.} other {# autorisations sont retenues\u00a0: cette personne ne les a pas.}}",
  "Whatever a program does with it here ({areas}), until it gets another key":
    "Ce qu’un programme fait ici avec elle ({areas}), tant qu’il n’a pas d’autre clé",
  "Every other key, and all that was done with this one":
    "Toutes les autres clés, et tout ce qui a été fait avec celle-ci",
  "A new key takes its place, with the same name and permissions, and the same lifetime anew. You answer for both from now on.":
    "Une nouvelle clé prend sa place, avec le même nom, les mêmes autorisations et la même durée de validité. Vous répondez désormais des deux.",
};
