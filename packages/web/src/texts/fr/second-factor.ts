/** Second factors, passkeys and confirming that it is oneself. */
export const secondFactor: Record<string, string> = {
  "Your account has a second factor. Show it to finish signing in.":
    "Votre compte a un second facteur. Présentez-le pour terminer la connexion.",
  "Second factor": "Second facteur",
  "With second factor": "Avec second facteur",
  "Without second factor": "Sans second facteur",
  "{provider} asks who you are and leads you back here. Then do it again.":
    "{provider} vous demandera qui vous êtes et vous ramènera ici. Recommencez ensuite.",
  "Sign in again with {provider}": "Se reconnecter avec {provider}",
  "In use": "En service",
  "Set up": "Configurer",
  "Without one, they get in until:": "Sans second facteur, accès jusqu’au\u00a0:",
  "Reset…": "Réinitialiser…",
  "Your passkey is added": "Votre clé d’accès est ajoutée",
  "I have kept them": "Je les ai conservés",
  "The passkey is added.": "La clé d’accès est ajoutée.",
  "Add a passkey": "Ajouter une clé d’accès",
  "Your browser asks where to keep it: on this device, in your password manager or on a security key.":
    "Votre navigateur demande où la garder\u00a0: sur cet appareil, dans votre gestionnaire de mots de passe ou sur une clé de sécurité.",
  "So that you know it again, such as the device that it is on.":
    "Pour la reconnaître, par exemple le nom de son appareil.",
  "This browser makes no passkeys at this address. They need a domain name, or localhost.":
    "Ce navigateur ne crée pas de clé d’accès à cette adresse. Il faut un nom de domaine, ou localhost.",
  Passkeys: "Clés d’accès",
  "Another passkey": "Une autre clé d’accès",
  "Sign in with your finger, your face or a PIN. A passkey needs no password and no second step.":
    "Connectez-vous avec votre doigt, votre visage ou un code PIN. Une clé d’accès ne demande ni mot de passe ni seconde étape.",
  "Authenticator app": "Application d’authentification",
  Replace: "Remplacer",
  Remove: "Retirer",
  Since: "Depuis le",
  "Codes that your phone shows, asked for after your password or a mailed link.":
    "Des codes que votre téléphone affiche, demandés après votre mot de passe ou un lien de connexion.",
  "The authenticator app is removed.": "L’application d’authentification est retirée.",
  "Remove the authenticator app?": "Retirer l’application d’authentification\u00a0?",
  "Codes of this app": "Les codes de cette application",
  "Your recovery codes": "Vos codes de secours",
  "The second step when you sign in": "La seconde étape à la connexion",
  "Your password and mailed links": "Votre mot de passe et les liens de connexion",
  "Your passkeys and recovery codes": "Vos clés d’accès et vos codes de secours",
  "Remove app": "Retirer l’application",
  "Recovery codes": "Codes de secours",
  "{left} left": "{left} restants",
  "Make new ones": "En créer de nouveaux",
  "{left, plural, =0 {None is left.} one {# is left.} other {# are left.}} New ones take the place of all before.":
    "{left, plural, =0 {Il n’en reste aucun.} one {Il en reste #.} other {Il en reste #.}} Les nouveaux remplacent tous les précédents.",
  "Code of your authenticator app": "Code de votre application d’authentification",
  "Confirm that it is you": "Confirmez que c’est bien vous",
  "This weighs enough to ask again. You will not be asked for the next ten minutes.":
    "L’action est assez importante pour le redemander. Rien ne vous sera redemandé pendant dix minutes.",
  Confirm: "Confirmer",
  "{organization} requires a second factor": "{organization} exige un second facteur",
  "Set one up": "En configurer un",
  "You have time to set one up until:": "Vous pouvez en configurer un jusqu’au\u00a0:",
  "Open the link that we sent to {email} in this browser. Then come back here and continue.":
    "Ouvrez dans ce navigateur le lien envoyé à {email}. Revenez ensuite ici pour continuer.",
  "I have used the link": "J’ai utilisé le lien",
  "We mail a sign-in link to {email}.": "Nous envoyons un lien de connexion à {email}.",
  "Confirm with your second factor": "Confirmer avec votre second facteur",
  "You signed in here without it. Show it once and go on.":
    "Vous vous êtes connecté sans lui. Présentez-le une fois pour continuer.",
  "The time to set one up is over. It takes two minutes, with an app on your phone or a passkey.":
    "Le délai pour en configurer un est écoulé. Deux minutes suffisent, avec une application sur votre téléphone ou une clé d’accès.",
  "On several devices": "Sur plusieurs appareils",
  "Rename the passkey {name}": "Renommer la clé d’accès {name}",
  Rename: "Renommer",
  "Remove the passkey {name}": "Retirer la clé d’accès {name}",
  Added: "Ajoutée le",
  "Never used": "Jamais utilisée",
  "The passkey is removed.": "La clé d’accès est retirée.",
  "Remove the passkey {name}?": "Retirer la clé d’accès {name}\u00a0?",
  "Delete it on the device as well; until then the browser still offers it, in vain.":
    "Supprimez-la aussi sur l’appareil\u00a0; d’ici là, le navigateur la proposera en vain.",
  "Signing in with this passkey": "La connexion avec cette clé d’accès",
  "Sessions that are open now": "Les sessions ouvertes en ce moment",
  "Remove passkey": "Retirer la clé d’accès",
  "Sign in with a passkey": "Se connecter avec une clé d’accès",
  "No passkey was chosen. Try again, or take another way.":
    "Aucune clé d’accès n’a été choisie. Réessayez ou utilisez un autre moyen.",
  "This device has a passkey for your account already.": "Cet appareil a déjà une clé d’accès pour votre compte.",
  "The browser could not use a passkey here. Take another way.":
    "Le navigateur n’a pas pu utiliser de clé d’accès ici. Utilisez un autre moyen.",
  "Other ways": "Autres moyens",
  "Use a code of your authenticator app": "Utiliser un code de votre application d’authentification",
  "Use a passkey": "Utiliser une clé d’accès",
  "Use a recovery code": "Utiliser un code de secours",
  "Use your password": "Utiliser votre mot de passe",
  "Recovery code": "Code de secours",
  "One of the ten that you kept. Each works once.":
    "L’un des dix que vous avez conservés. Chacun fonctionne une seule fois.",
  "Recovery codes for Rollcall, {email}. Each works once.":
    "Codes de secours pour Rollcall, {email}. Chacun fonctionne une seule fois.",
  "Keep these recovery codes now": "Conservez ces codes de secours maintenant",
  "They are shown this once. If you lose your phone, one of them opens your account instead.":
    "Ils ne sont affichés que cette fois. Si vous perdez votre téléphone, l’un d’eux le remplacera.",
  "Copy all": "Tout copier",
  Download: "Télécharger",
  "Rename the passkey": "Renommer la clé d’accès",
  "{name} sets up a second factor anew.": "{name} configurera un nouveau second facteur.",
  "Reset the second factor of {name}?": "Réinitialiser le second facteur de {name}\u00a0?",
  "Speak to them first: whoever asks for this in their name gets in with the password alone.":
    "Parlez d’abord à cette personne\u00a0: quiconque le demande en son nom pourrait entrer avec le seul mot de passe.",
  "Their authenticator app, passkeys and recovery codes":
    "Son application d’authentification, ses clés d’accès et ses codes de secours",
  "Their password and mailed links": "Son mot de passe et les liens de connexion",
  "Roles, seats, Workspaces and Groups": "Rôles, sièges, espaces de travail et groupes",
  "Reset second factor": "Réinitialiser le second facteur",
  "An authenticator app or a passkey besides the password.":
    "Une application d’authentification ou une clé d’accès en plus du mot de passe.",
  "A second factor is required.": "Un second facteur est exigé.",
  "A second factor is no longer required.": "Un second facteur n’est plus exigé.",
  "Require a second factor of every member": "Exiger un second facteur de chaque membre",
  "Who signs in through this Organization’s single sign-on has shown it to your identity provider. API keys go on working.":
    "Qui se connecte par l’authentification unique de cette organisation l’a présenté à votre fournisseur d’identité. Les clés d’API continuent de fonctionner.",
  "Time to set one up": "Délai pour en configurer un",
  "0 to 90, from when it is required or somebody joins. After that the Organization is shut to them.":
    "De 0 à 90, à compter de l’exigence ou de l’arrivée. Ensuite, l’organisation leur est fermée.",
  "Show who has none": "Afficher les membres sans second facteur",
  "{with} of {all}": "{with} sur {all}",
  Required: "Exigé",
  "Members who have one": "Membres qui en ont un",
  "Admins who have one": "Administrateurs qui en ont un",
  "Second factor and passkeys": "Second facteur et clés d’accès",
  "Something that only you have, so that a password that somebody learns is not enough.":
    "Quelque chose que vous seul possédez, pour qu’un mot de passe deviné ne suffise pas.",
  "{organizations} requires one. Set up an app or a passkey.":
    "{organizations} en exige un. Configurez une application ou une clé d’accès.",
  "Begin again": "Recommencer",
  "One more step": "Encore une étape",
  "Set up an authenticator app": "Configurer une application d’authentification",
  "Your authenticator app is set up": "Votre application d’authentification est configurée",
  "The new authenticator app took the place of the old one.":
    "La nouvelle application d’authentification a remplacé l’ancienne.",
  "Scan this with an authenticator app, such as the one of your password manager.":
    "Scannez ce code avec une application d’authentification, par exemple celle de votre gestionnaire de mots de passe.",
  "QR code for your authenticator app": "Code QR pour votre application d’authentification",
  "No camera? Type this key into the app instead:":
    "Pas d’appareil photo\u00a0? Saisissez plutôt cette clé dans l’application\u00a0:",
  "Copy the key": "Copier la clé",
  "Type the code that it shows.": "Saisissez le code qu’elle affiche.",
};
