/** API keys: making, rotating and revoking them, and what becomes of them when their owner goes. */
export const apiKeys: Record<string, string> = {
  "Your API keys": "Vos clés d’API",
  "Create API key": "Créer une clé d’API",
  Key: "Clé",
  Owner: "Propriétaire",
  "No API keys": "Aucune clé d’API",
  "No API keys yet": "Aucune clé d’API pour l’instant",
  "No API key matches": "Aucune clé d’API trouvée",
  "No key has this status.": "Aucune clé n’a ce statut.",
  "Filter API keys": "Filtrer les clés d’API",
  "Clear filter": "Effacer le filtre",
  "{name} owns no key in any Workspace.": "{name} n’a de clé dans aucun espace de travail.",
  "A key lets a program act in a Workspace with the roles of its owner.":
    "Une clé permet à un programme d’agir dans un espace de travail avec les rôles de son propriétaire.",
  "They act with your roles in their Workspace, and stop when you lose access.":
    "Elles agissent avec vos rôles dans leur espace de travail et cessent de fonctionner si vous perdez l’accès.",
  "You see your own keys. Those of others are for Workspace Admins.":
    "Vous voyez vos propres clés. Celles des autres sont réservées aux administrateurs d’espace.",
  "In no Workspace do your roles include API keys. Ask a Workspace Admin for the Developer role.":
    "Vos rôles ne permettent les clés d’API dans aucun espace de travail. Demandez le rôle Développeur à un administrateur d’espace.",
  "Your roles in this Workspace do not include API keys. Ask one of its Admins for the Developer role.":
    "Vos rôles dans cet espace de travail ne permettent pas les clés d’API. Demandez le rôle Développeur à l’un de ses administrateurs.",
  "You may not enter {place}.": "Vous n’avez pas accès à {place}.",
  "This is not your key. You need the Workspace Admin role here.":
    "Cette clé n’est pas la vôtre. Le rôle Administrateur d’espace est nécessaire ici.",
  "{name} is made": "Clé créée\u00a0: {name}",
  "What uses it, so that you know it again: “Nightly import”.":
    "Ce qui l’utilise, pour la reconnaître\u00a0: «\u00a0Import nocturne\u00a0».",
  "Choose the last day first.": "Choisissez d’abord le dernier jour.",
  "{days, plural, one {In # day} other {In # days}}": "{days, plural, one {Dans # jour} other {Dans # jours}}",
  "With a day of your choice": "À une date de votre choix",
  "Keys that never expire are easily forgotten. Rotate them now and then.":
    "Une clé qui n’expire jamais s’oublie facilement. Renouvelez-la de temps en temps.",
  "{days, plural, one {Keys live # day here at most.} other {Keys live # days here at most.}}":
    "{days, plural, one {La durée de vie d’une clé est ici de # jour au maximum.} other {La durée de vie d’une clé est ici de # jours au maximum.}}",
  "Belongs to": "Appartient à",
  "It acts with your roles here, and stops when you lose access.":
    "Elle agit ici avec vos rôles et cesse de fonctionner si vous perdez l’accès.",
  "It acts with the roles of the Service account, whoever comes and goes.":
    "Elle agit avec les rôles du compte de service, quels que soient les départs et les arrivées.",
  "{what, select, key {Active} other {Active}}": "{what, select, key {Active} other {Actif}}",
  "Expires soon": "Expire bientôt",
  Replaced: "Remplacée",
  Stopped: "Arrêtée",
  "Its Workspace is archived.": "Son espace de travail est archivé.",
  "Its owner may do nothing there now.": "Son propriétaire n’y a actuellement aucun droit.",
  "{workspace} · belongs to {owner} · does not expire": "{workspace} · propriétaire\u00a0: {owner} · n’expire pas",
  "{workspace} · belongs to {owner} · expires {date}": "{workspace} · propriétaire\u00a0: {owner} · expire le {date}",
  "{count, plural, =0 {no API keys} one {# API key} other {# API keys}}":
    "{count, plural, =0 {aucune clé d’API} one {# clé d’API} other {# clés d’API}}",
  "Copy key ID": "Copier l’ID de la clé",
  "Copied the ID of {name}.": "ID copié\u00a0: {name}.",
  "Copy key": "Copier la clé",
  "The key {mask}": "La clé {mask}",
  "You will not see it again": "Vous ne la reverrez plus",
  "Copy it to a safe place now. Nobody can show it again, not even an Admin.":
    "Copiez-le maintenant en lieu sûr. Personne ne pourra l’afficher de nouveau, pas même un administrateur.",
  "{count, plural, one {I have stored the key} other {I have stored the keys}}":
    "{count, plural, one {La clé est en lieu sûr} other {Les clés sont en lieu sûr}}",
  "Store it first": "Mettez-la d’abord en lieu sûr",
  "Copy what stands below to a safe place, then press the button at the end. It is gone once this is closed.":
    "Copiez en lieu sûr ce qui figure ci-dessous, puis appuyez sur le bouton à la fin. Après la fermeture, ce sera perdu.",
  "Rotate…": "Renouveler…",
  "Rotate key": "Renouveler la clé",
  "Rotate {name}?": "Renouveler {name}\u00a0?",
  "The new key of {name}": "La nouvelle clé de {name}",
  "A new key takes its place, with the same name, owner and Workspace, and the same lifetime anew.":
    "Une nouvelle clé la remplace, avec les mêmes nom, propriétaire et espace de travail, et une durée de vie qui repart de zéro.",
  "The old key": "L’ancienne clé",
  "Both keys work meanwhile, so that nothing stops while you put the new one in place.":
    "Les deux clés fonctionnent entre-temps\u00a0: rien ne s’arrête pendant que vous mettez la nouvelle en place.",
  "Stops at once": "Cesse aussitôt",
  "Works for 1 more hour": "Fonctionne encore 1\u00a0heure",
  "Works for 24 more hours": "Fonctionne encore 24\u00a0heures",
  "Works for 7 more days": "Fonctionne encore 7\u00a0jours",
  "It was rotated already. Rotate the new one.": "Elle a déjà été renouvelée. Renouvelez la nouvelle.",
  "It has expired. Make a new one.": "Elle a expiré. Créez-en une nouvelle.",
  "It was revoked. Make a new one.": "Elle a été révoquée. Créez-en une nouvelle.",
  "It has expired and works no more.": "Elle a expiré et ne fonctionne plus.",
  "It was revoked already.": "Elle a déjà été révoquée.",
  Revoke: "Révoquer",
  "Revoke key": "Révoquer la clé",
  "Revoke {name}?": "Révoquer {name}\u00a0?",
  "{name} is revoked.": "Clé révoquée\u00a0: {name}.",
  "It was never used. Revoking cannot be undone.": "Elle n’a jamais été utilisée. La révocation est irréversible.",
  "It was last used {date}. Revoking cannot be undone.":
    "Dernière utilisation\u00a0: {date}. La révocation est irréversible.",
  "Every request with {mask}, from the next one on": "Toutes les requêtes avec {mask}, dès la prochaine",
  "Whatever runs with it in {workspace}, until it gets another key":
    "Tout ce qui s’en sert dans {workspace}, jusqu’à recevoir une autre clé",
  "The key that took its place": "La clé qui l’a remplacée",
  "Every other key, and what was made with this one": "Toutes les autres clés, et ce qui a été créé avec celle-ci",
  "The entry in this list, as revoked": "Sa ligne dans cette liste, comme révoquée",
  "works on, stops {date}": "fonctionne encore, s’arrête {date}",
  "created {date}": "créée le {date}",
  "never used": "jamais utilisée",
  "last used {date}": "utilisée {date}",
  "does not expire": "n’expire pas",
  "revoked {date}": "révoquée {date}",
  "expired {date}": "expirée {date}",
  "expires {date}": "expire {date}",
};
