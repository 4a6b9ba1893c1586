/** Search and commands behind ⌘K. */
export const palette: Record<string, string> = {
  "Search and commands": "Recherche et commandes",
  "Search or do something": "Rechercher ou agir",
  "Search people, Workspaces, Groups and pages, or do something…":
    "Rechercher des personnes, espaces, groupes, pages ou actions…",
  "Search…": "Rechercher…",
  People: "Personnes",
  Pages: "Pages",
  "Requests to join": "Demandes d’adhésion",
  "password passkey two-step sessions": "mot de passe clé d’accès second facteur sessions",
  "Switch to {organization}": "Passer à {organization}",
  "Light theme": "Thème clair",
  "Dark theme": "Thème sombre",
  "Theme of the system": "Thème du système",
  webhook: "webhook",
  "documentation openapi": "documentation openapi",
};
