/** Sign-in, mailed links, one’s own account and the first set-up. */
export const identity: Record<string, string> = {
  Organizations: "Organisations",
  "What you may do differs from one to the next.": "Vos droits diffèrent d’une organisation à l’autre.",
  "You belong to none. Ask an Admin to invite {email}.":
    "Vous n’appartenez à aucune organisation. Demandez à un administrateur d’inviter {email}.",
  "Your own profile and sign-in, the same in every Organization.":
    "Votre profil et votre connexion, identiques dans toutes les organisations.",
  "Choose a new password": "Choisir un nouveau mot de passe",
  "It ends every session of your account: afterwards you sign in anew everywhere.":
    "Toutes les sessions de votre compte seront fermées\u00a0: vous devrez vous reconnecter partout.",
  "New password": "Nouveau mot de passe",
  "Choose this password": "Choisir ce mot de passe",
  "Your new password works": "Votre nouveau mot de passe est actif",
  "You were signed out everywhere. Sign in with it now.":
    "Toutes vos sessions ont été fermées. Connectez-vous avec ce mot de passe.",
  "Sign in": "Se connecter",
  "This reset link no longer works": "Ce lien de réinitialisation ne fonctionne plus",
  "It was used already, has expired, or was not copied in full. Your password is as it was.":
    "Il a déjà été utilisé, a expiré ou n’a pas été copié en entier. Votre mot de passe n’a pas changé.",
  "Get a new link": "Obtenir un nouveau lien",
  "You sign in with it, and sign-in links and invitations go there.":
    "Elle sert à vous connecter et à recevoir les liens de connexion et les invitations.",
  Verified: "Confirmée",
  "Not verified": "Non confirmée",
  "Open the link that we sent to {email} in this browser.": "Ouvrez dans ce navigateur le lien envoyé à {email}.",
  "Until you confirm it you cannot accept invitations, nor set a first password.":
    "Tant qu’elle n’est pas confirmée, vous ne pouvez ni accepter d’invitation, ni définir un premier mot de passe.",
  "Send it again": "Renvoyer",
  "{revoked, plural, one {# session has} other {# sessions have}} ended.":
    "{revoked, plural, one {# session fermée.} other {# sessions fermées.}}",
  "End all others": "Fermer les autres sessions",
  "End all other sessions?": "Fermer toutes les autres sessions\u00a0?",
  "{others, plural, one {One session} other {# sessions}} in other browsers and devices.":
    "{others, plural, one {# session} other {# sessions}} sur d’autres navigateurs et appareils.",
  "This session, your password and everything that you did.":
    "Cette session, votre mot de passe et tout ce que vous avez fait.",
  "If {email} has an account, a sign-in link is on its way. It works once, for 15 minutes.":
    "Si un compte existe pour {email}, un lien de connexion est en route. Il fonctionne une seule fois, pendant 15\u00a0minutes.",
  "Nothing there? Look into the spam folder, or check the address.":
    "Rien reçu\u00a0? Regardez dans les courriers indésirables ou vérifiez l’adresse.",
  "Back to sign-in": "Revenir à la connexion",
  "This server keeps its mails instead of sending them.": "Ce serveur conserve ses e-mails au lieu de les envoyer.",
  "Open the mailbox": "Ouvrir la boîte aux lettres",
  "At least {least} characters. A few words in a row are easy to remember.":
    "Au moins {least} caractères. Une suite de quelques mots est facile à retenir.",
  "{typed} of at least {least} characters": "{typed} sur {least} caractères au minimum",
  "Good. Longer is stronger.": "Bon. Plus long, il sera encore plus sûr.",
  "Strong.": "Très sûr.",
  "Your password is changed. Your other sessions have ended.":
    "Votre mot de passe a été modifié. Vos autres sessions sont fermées.",
  "Your password is set. You can sign in with it from now on.":
    "Votre mot de passe est défini. Vous pouvez désormais l’utiliser pour vous connecter.",
  "Changing it signs you out everywhere but here.": "Le modifier ferme toutes vos sessions, sauf celle-ci.",
  "You have none: you sign in by mailed links. Set one to sign in without waiting for a mail.":
    "Vous n’en avez pas\u00a0: vous vous connectez avec des liens reçus par e-mail. Définissez-en un pour ne plus attendre d’e-mail.",
  "Change password": "Modifier le mot de passe",
  "Set password": "Définir le mot de passe",
  "Current password": "Mot de passe actuel",
  "Your profile is saved.": "Votre profil est enregistré.",
  "Each Organization keeps its own name for you. It begins with this one when you join; its Admins can change theirs.":
    "Chaque organisation conserve son propre nom pour vous. Elle reprend celui-ci à votre arrivée\u00a0; ses administrateurs peuvent ensuite modifier le leur.",
  "Nothing has changed.": "Rien n’a changé.",
  "Save profile": "Enregistrer le profil",
  "Of the panel and of the mails that you get.": "Celle de la console et des e-mails que vous recevez.",
  "Reset your password": "Réinitialiser votre mot de passe",
  "We mail you a link to choose a new one.": "Nous vous envoyons par e-mail un lien pour en choisir un nouveau.",
  "Mail me a reset link": "Recevoir un lien de réinitialisation",
  "If {email} has an account, a link to choose a new password is on its way. It works once, for an hour.":
    "Si un compte existe pour {email}, un lien pour choisir un nouveau mot de passe est en route. Il fonctionne une seule fois, pendant une heure.",
  "This browser": "Ce navigateur",
  "Last used": "Dernière utilisation",
  "The session has ended.": "La session est fermée.",
  "End session: {name}": "Fermer la session\u00a0: {name}",
  End: "Fermer",
  Sessions: "Sessions",
  "Where you are signed in. End one that you do not know, then change your password.":
    "Les appareils connectés à votre compte. Si vous n’en reconnaissez pas un, fermez sa session, puis changez de mot de passe.",
  "Organization name": "Nom de l’organisation",
  "Create the Organization": "Créer l’organisation",
  "Set up Rollcall": "Configurer Rollcall",
  "Name your Organization and make yourself its first Admin. You invite everybody else afterwards.":
    "Nommez votre organisation et devenez-en le premier administrateur. Vous inviterez ensuite les autres membres.",
  "This setup link does not work": "Ce lien de configuration ne fonctionne pas",
  "It works once, and in full only. If Rollcall is set up already, sign in. Otherwise copy the link again from where the server was started.":
    "Il fonctionne une seule fois et doit être complet. Si Rollcall est déjà configuré, connectez-vous. Sinon, copiez à nouveau le lien là où le serveur a été démarré.",
  "Forgot your password?": "Mot de passe oublié\u00a0?",
  or: "ou",
  "Mail me a sign-in link": "Recevoir un lien de connexion",
  "Sign in to Rollcall": "Se connecter à Rollcall",
  "Your link is ready. It works once, in this browser.":
    "Votre lien est prêt. Il fonctionne une seule fois, dans ce navigateur.",
  "Continue to Rollcall": "Continuer vers Rollcall",
  "This sign-in link no longer works": "Ce lien de connexion ne fonctionne plus",
  "It was used already, has expired, or was not copied in full. Ask for a new one; it takes a moment.":
    "Il a déjà été utilisé, a expiré ou n’a pas été copié en entier. Demandez-en un nouveau, cela ne prend qu’un instant.",
  Continue: "Continuer",
  "Confirm your e-mail address": "Confirmer votre adresse e-mail",
  "One click, and {email} is confirmed.": "Un clic suffit pour confirmer {email}.",
  "One click, and your address is confirmed.": "Un clic suffit pour confirmer votre adresse.",
  "Confirm the address": "Confirmer l’adresse",
  "Your address is confirmed": "Votre adresse est confirmée",
  "If you came from an invitation, go back to its page and accept.":
    "Si vous veniez d’une invitation, retournez sur sa page pour l’accepter.",
  "Sign in to confirm your address": "Se connecter pour confirmer votre adresse",
  "Only the account that asked for this link can use it. Your link is kept in this tab.":
    "Seul le compte qui a demandé ce lien peut l’utiliser. Il est conservé dans cet onglet.",
  "This link does not confirm your address": "Ce lien ne confirme pas votre adresse",
  "It was used already, has expired, or was not copied in full.":
    "Il a déjà été utilisé, a expiré ou n’a pas été copié en entier.",
  "It was used already, has expired, or belongs to another account than {email}.":
    "Il a déjà été utilisé, a expiré ou concerne un autre compte que {email}.",
  "Open your account to get a new one": "Ouvrir votre compte pour en obtenir un nouveau",
};
