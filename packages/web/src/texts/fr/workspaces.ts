/** Workspaces: their list, their settings and their end. */
export const workspaces: Record<string, string> = {
  Workspaces: "Espaces de travail",
  "Create Workspace": "Créer un espace de travail",
  "Search Workspaces": "Rechercher un espace de travail",
  "No Workspaces yet": "Aucun espace de travail pour l’instant",
  "No Workspace matches": "Aucun espace de travail trouvé",
  "Isolated areas with their own members, roles and API keys.":
    "Des espaces isolés, chacun avec ses membres, ses rôles et ses clés d’API.",
  "The areas that you may enter, each with its own members, roles and API keys.":
    "Les espaces auxquels vous avez accès, chacun avec ses membres, ses rôles et ses clés d’API.",
  "A Workspace keeps the members, roles and API keys of one team or project together.":
    "Un espace de travail réunit les membres, les rôles et les clés d’API d’une équipe ou d’un projet.",
  "You need the Admin role to create Workspaces. Ask an Admin for one.":
    "Le rôle Administrateur est nécessaire pour créer un espace de travail. Demandez-en un à un administrateur.",
  "{workspace} is there.": "Espace de travail créé\u00a0: {workspace}.",
  "{workspace} is saved.": "Espace de travail enregistré\u00a0: {workspace}.",
  "Holds everybody": "Pour tous",
  Archived: "Archivé",
  "Parts of the Workspace": "Rubriques de l’espace de travail",
  Settings: "Paramètres",
  "Workspace ID": "ID de l’espace de travail",
  "Copy Workspace ID": "Copier l’ID de l’espace de travail",
  "Changing the settings takes the Workspace Admin role in this Workspace.":
    "Pour modifier les paramètres, il faut le rôle Administrateur d’espace dans cet espace de travail.",
  "Longest life of a key": "Durée de vie maximale d’une clé",
  "1 to 3650. A key that is asked to live longer is shortened to it. Empty: the Organization’s limit alone counts.":
    "De 1 à 3650. Les durées plus longues y sont ramenées. Si vide, seule la limite de l’organisation s’applique.",
  "No limit of its own": "Pas de limite propre",
  Icon: "Icône",
  Box: "Boîte",
  Flask: "Fiole",
  Rocket: "Fusée",
  Code: "Code",
  Chart: "Graphique",
  Globe: "Globe",
  Shield: "Bouclier",
  Bolt: "Éclair",
  Book: "Livre",
  Palette: "Palette",
  "Roles of the first members": "Rôles des premiers membres",
  "Organization Admins may enter every Workspace; they need no place in this list.":
    "Les administrateurs de l’organisation ont accès à tous les espaces de travail\u00a0; inutile de les ajouter ici.",
  "Archive this Workspace": "Archiver cet espace de travail",
  "Archive Workspace": "Archiver l’espace de travail",
  "Archive {workspace}?": "Archiver {workspace}\u00a0?",
  "{workspace} is archived.": "Espace de travail archivé\u00a0: {workspace}.",
  "Archiving is final: it cannot be brought back.":
    "L’archivage est définitif\u00a0: personne ne pourra rouvrir l’espace de travail.",
  "It ends at once, for everybody in it, and is final. Its history stays.":
    "L’archivage est immédiat, pour tous ses membres, et définitif. L’historique est conservé.",
  "The default Workspace holds everybody in the Organization; it cannot be archived.":
    "L’espace de travail par défaut réunit toute l’organisation\u00a0; il ne peut pas être archivé.",
  "The default Workspace cannot be archived.": "L’espace de travail par défaut ne peut pas être archivé.",
  "API keys: none is live, and none can be made any more":
    "Les clés d’API\u00a0: aucune n’est active, et il ne sera plus possible d’en créer",
  "{count, plural, one {# API key: it stops at once} other {# API keys: they stop at once}}":
    "{count, plural, one {# clé d’API, qui cesse aussitôt de fonctionner} other {# clés d’API, qui cessent aussitôt de fonctionner}}",
  "{count, plural, =0 {The way in: nobody can enter} one {The access of # member: nobody can enter} other {The access of # members: nobody can enter}}":
    "{count, plural, =0 {L’accès\u00a0: personne ne peut plus entrer} one {L’accès de # membre\u00a0: personne ne peut plus entrer} other {L’accès de # membres\u00a0: personne ne peut plus entrer}}",
  "Its history, for Organization Admins": "Son historique, pour les administrateurs de l’organisation",
  "Its members, in the Organization and in other Workspaces":
    "Ses membres, dans l’organisation et dans les autres espaces de travail",
  "The name, for a new Workspace to take": "Son nom, qu’un nouvel espace de travail pourra reprendre",
  "Type {workspace} to confirm": "Saisissez {workspace} pour confirmer",
  "This Workspace is archived.": "Cet espace de travail est archivé.",
  "Nobody can enter it and its keys do not work. What you see is history.":
    "Personne ne peut y entrer et ses clés ne fonctionnent plus. Vous en voyez l’historique.",
};
