/** What the server refuses around single sign-on. */
export const ssoRefusals: Record<string, string> = {
  "This Organization asks people of your domain to sign in through single sign-on.":
    "Cette organisation demande aux utilisateurs de votre domaine de se connecter par l’authentification unique.",
  "You are signed in through the identity provider of an Organization. Sign in by password, link or passkey for this.":
    "Vous êtes connecté par le fournisseur d’identité d’une organisation. Connectez-vous par mot de passe, lien ou clé d’accès pour ceci.",
  "You are signed in through another Organization's identity provider. Sign in again for this one.":
    "Vous êtes connecté par le fournisseur d’identité d’une autre organisation. Reconnectez-vous pour celle-ci.",
  "There is no single sign-on for this address. Sign in another way.":
    "Il n’y a pas d’authentification unique pour cette adresse. Connectez-vous autrement.",
  "Single sign-on did not work. Tell an Admin the reference; they see what was wrong.":
    "L’authentification unique n’a pas fonctionné. Donnez la référence à un administrateur\u00a0; il verra pourquoi.",
  "Signing in took too long or was finished already. Begin again.":
    "La connexion a pris trop de temps ou était déjà terminée. Recommencez.",
  "An Organization can have 5 connections. Delete one first.":
    "Une organisation peut avoir 5 connexions. Supprimez-en d’abord une.",
  "This connection speaks the other protocol.": "Cette connexion utilise l’autre protocole.",
  "This does not describe an identity provider that can be used.":
    "Ceci ne décrit pas un fournisseur d’identité utilisable.",
  "The identity provider's server could not be asked.":
    "Le serveur du fournisseur d’identité n’a pas pu être interrogé.",
  "Something is missing before this connection can be used.":
    "Il manque quelque chose avant que cette connexion soit utilisable.",
  "Disable this connection first.": "Désactivez d’abord cette connexion.",
  "Enable the connection first.": "Activez d’abord la connexion.",
  "Name an Admin with a second factor who can enter without the identity provider.":
    "Désignez un administrateur avec un second facteur qui puisse entrer sans le fournisseur d’identité.",
  "Emergency access is for an active Admin who is named for it and has a second factor.":
    "L’accès d’urgence est réservé à un administrateur actif, désigné pour cela et muni d’un second facteur.",
  "First an Admin named for emergency access has to show, within a day, that they can enter.":
    "Il faut d’abord qu’un administrateur désigné pour l’accès d’urgence montre, moins d’un jour avant, qu’il peut entrer.",
  "must be an address that begins with https://": "doit être une adresse qui commence par https://",
  "must have at most 2000 characters": "doit avoir au plus 2000 caractères",
  "must be a scope": "doit être une portée (scope)",
  "must have at most 1024 characters": "doit avoir au plus 1024 caractères",
  "must hold a certificate": "doit contenir un certificat",
  "must hold at most 2 certificates": "doit contenir au plus 2 certificats",
  "must have at most 200 rules": "doit avoir au plus 200 règles",
  "must name at most 5 Admins": "doit désigner au plus 5 administrateurs",
  "must be an id that starts with sso_": "doit être un identifiant qui commence par sso_",
  "must be an id that starts with org_": "doit être un identifiant qui commence par org_",
};
