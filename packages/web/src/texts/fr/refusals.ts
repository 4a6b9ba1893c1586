/** How the server says no: the catalogue of the contract. */
export const refusals: Record<string, string> = {
  "Something in the request is not as it should be.": "Un élément de la requête n’est pas correct.",
  "The body is not valid JSON.": "Le corps de la requête n’est pas du JSON valide.",
  "The same key stands twice in the JSON body.": "La même clé figure deux fois dans le corps JSON.",
  "This cursor does not belong to this list. Start again from the first page.":
    "Ce curseur n’appartient pas à cette liste. Reprenez depuis la première page.",
  "Send the body as application/json.": "Envoyez le corps au format application/json.",
  "The body is too large.": "Le corps de la requête est trop volumineux.",
  "This address does not take that method.": "Cette adresse n’accepte pas cette méthode.",
  "A browser may send this only from Rollcall's own pages.":
    "Un navigateur ne peut envoyer cette requête que depuis les pages de Rollcall.",
  "Too many tries. Wait a moment and try again.": "Trop de tentatives. Patientez un instant et réessayez.",
  "Something broke on our side. It is logged; try again.":
    "Une erreur s’est produite de notre côté. Elle est consignée\u00a0; réessayez.",
  "The database cannot be reached right now. Try again in a moment.":
    "La base de données est injoignable pour le moment. Réessayez dans un instant.",
  "Sign in first.": "Connectez-vous d’abord.",
  "The e-mail address or the password is wrong.": "L’adresse e-mail ou le mot de passe est incorrect.",
  "This sign-in link was used already or has expired. Ask for a new one.":
    "Ce lien de connexion a déjà été utilisé ou a expiré. Demandez-en un nouveau.",
  "This reset link was used already or has expired. Ask for a new one.":
    "Ce lien de réinitialisation a déjà été utilisé ou a expiré. Demandez-en un nouveau.",
  "This verification link was used already or has expired.": "Ce lien de confirmation a déjà été utilisé ou a expiré.",
  "This setup link was used already. Sign in instead.":
    "Ce lien de configuration a déjà été utilisé. Connectez-vous plutôt.",
  "Verify your e-mail address first.": "Confirmez d’abord votre adresse e-mail.",
  "The current password is wrong.": "Le mot de passe actuel est incorrect.",
  "Choose a longer password, at least 12 characters.":
    "Choisissez un mot de passe plus long, d’au moins 12\u00a0caractères.",
  "Another account already has this e-mail address.": "Un autre compte utilise déjà cette adresse e-mail.",
  "Your role does not allow this.": "Votre rôle ne le permet pas.",
  "Your membership in this Organization is suspended. Ask one of its Admins.":
    "Votre accès à cette organisation est suspendu. Adressez-vous à l’un de ses administrateurs.",
  "There is nothing here, or you may not see it.": "Il n’y a rien ici, ou vous ne pouvez pas le voir.",
  "You can grant only what you hold yourself.": "Vous ne pouvez accorder que les droits que vous avez vous-même.",
  "The identity provider manages this profile. Change it there.":
    "Le fournisseur d’identité gère ce profil. Modifiez-le là-bas.",
  "An Organization needs at least one Admin. Make somebody else Admin first.":
    "Une organisation a besoin d’au moins un administrateur. Nommez d’abord un autre administrateur.",
  "This person is already a member.": "Cette personne est déjà membre.",
  "This member is suspended. Reactivate them first.": "Ce membre est suspendu. Réactivez-le d’abord.",
  "This member is not suspended.": "Ce membre n’est pas suspendu.",
  "This member was not removed.": "Ce membre n’a pas été retiré.",
  "A removed member can be restored for 30 days. Invite them again instead.":
    "Un membre retiré peut être réintégré pendant 30\u00a0jours. Invitez-le plutôt à nouveau.",
  "There is no such role.": "Ce rôle n’existe pas.",
  "Another member of this Organization already has this e-mail address.":
    "Un autre membre de cette organisation utilise déjà cette adresse e-mail.",
  "The name that you typed is not the name of the Organization.": "Le nom saisi n’est pas celui de l’organisation.",
  "Every seat of this product is taken. Free one or add seats to the subscription.":
    "Tous les sièges de ce produit sont pris. Libérez-en un ou ajoutez des sièges à l’abonnement.",
  "The Organization has no subscription of this product.": "L’organisation n’est pas abonnée à ce produit.",
  "There is no such product.": "Ce produit n’existe pas.",
  "There is no such plan of this product.": "Ce produit n’a pas cette offre.",
  "More seats are in use than that. Free some first.": "Plus de sièges que cela sont utilisés. Libérez-en d’abord.",
  "The plan does not allow inviting members.": "L’offre ne permet pas d’inviter des membres.",
  "You already have this seat.": "Vous avez déjà ce siège.",
  "You already asked for this seat.": "Vous avez déjà demandé ce siège.",
  "This request was answered already.": "Cette demande a déjà été traitée.",
  "People join through single sign-on, not by invitation.":
    "Les membres arrivent par authentification unique, pas par invitation.",
  "This is not a valid invitation link. Check that it was copied in full.":
    "Ce lien d’invitation n’est pas valide. Vérifiez qu’il a été copié en entier.",
  "This invitation has expired. Ask the person who invited you for a new one.":
    "Cette invitation a expiré. Demandez-en une nouvelle à la personne qui vous a invité.",
  "This invitation was withdrawn.": "Cette invitation a été révoquée.",
  "A newer invitation replaced this link. Use the link in the latest mail.":
    "Une invitation plus récente a remplacé ce lien. Utilisez le lien du dernier e-mail.",
  "This invitation was accepted already.": "Cette invitation a déjà été acceptée.",
  "This invitation was declined.": "Cette invitation a été refusée.",
  "The invitation is for another e-mail address than yours. Switch account.":
    "L’invitation concerne une autre adresse e-mail que la vôtre. Changez de compte.",
  "There is an account with this e-mail address. Sign in to accept.":
    "Il existe un compte avec cette adresse e-mail. Connectez-vous pour accepter.",
  "Somebody still holds this role. Take it away from them first.": "Ce rôle est encore attribué. Retirez-le d’abord.",
  "Another role of this Organization has this name.": "Un autre rôle de cette organisation porte ce nom.",
  "There is no such permission at this scope.": "Cette autorisation n’existe pas pour cette portée.",
  "Everybody belongs to the default Workspace; it can be neither left nor archived.":
    "Tout le monde fait partie de l’espace de travail par défaut\u00a0; on ne peut ni le quitter ni l’archiver.",
  "This Workspace is archived. Archiving is final.": "Cet espace de travail est archivé. L’archivage est définitif.",
  "Another active Workspace has this name.": "Un autre espace de travail actif porte ce nom.",
  "An Organization can have 500 active Workspaces. Archive one first.":
    "Une organisation peut avoir 500 espaces de travail actifs. Archivez-en d’abord un.",
  "This member belongs to the Workspace already. Change their roles instead.":
    "Ce membre fait déjà partie de l’espace de travail. Modifiez plutôt ses rôles.",
  "A Group gives this access. Take the member out of the Group instead.":
    "Cet accès vient d’un groupe. Retirez plutôt le membre du groupe.",
  "Another Group of this Organization has this name.": "Un autre groupe de cette organisation porte ce nom.",
  "A Group cannot contain itself, also not through other Groups.":
    "Un groupe ne peut pas s’inclure lui-même, même par d’autres groupes.",
  "The Groups are nested too deeply. Put fewer Groups inside each other.":
    "Les groupes sont imbriqués trop profondément. Réduisez le nombre de niveaux.",
  "The identity provider manages this Group. Change it there.":
    "Le fournisseur d’identité gère ce groupe. Modifiez-le là-bas.",
  "The date until which this lasts is over already.": "La date de fin est déjà passée.",
  "This Idempotency-Key was sent with another request before. Send a new key.":
    "Cette Idempotency-Key a déjà accompagné une autre requête. Envoyez une nouvelle clé.",
  "A request with this Idempotency-Key is still running. Try again in a moment.":
    "Une requête avec cette Idempotency-Key est encore en cours. Réessayez dans un instant.",
  "Somebody changed this in the meantime. Read it anew, and change that.":
    "Quelqu’un l’a modifié entre-temps. Relisez-le, puis modifiez cette version.",
  "This Admin API key is unknown, was revoked or has expired.":
    "Cette clé d’API d’administration est inconnue, révoquée ou expirée.",
  "Only a person who is signed in can do this; an Admin API key cannot.":
    "Seule une personne connectée peut le faire\u00a0; une clé d’API d’administration ne le peut pas.",
  "An Organization can have 100 Admin API keys that work. Revoke one first.":
    "Une organisation peut avoir 100 clés d’API d’administration actives. Révoquez-en une d’abord.",
  "This key was revoked. Make a new one.": "Cette clé a été révoquée. Créez-en une nouvelle.",
  "This key has expired. Make a new one.": "Cette clé a expiré. Créez-en une nouvelle.",
  "This key was rotated already. Rotate the new one.": "Cette clé a déjà été renouvelée. Renouvelez la nouvelle.",
  "Another Service account of this Workspace has this name.":
    "Un autre compte de service de cet espace de travail porte ce nom.",
  "A key can be handed only to somebody who may own keys in its Workspace.":
    "Une clé ne peut être transmise qu’à quelqu’un qui peut en avoir dans son espace de travail.",
  "This is not the name of a domain, such as example.com.": "Ce n’est pas le nom d’un domaine, comme example.com.",
  "Nobody can claim this domain: it belongs to everybody's mail or websites.":
    "Personne ne peut revendiquer ce domaine\u00a0: il sert aux messageries ou aux sites de tout le monde.",
  "The Organization claims this domain already.": "L’organisation revendique déjà ce domaine.",
  "Two tokens can be in use at once, so that one can replace the other. Revoke one first.":
    "Deux jetons peuvent servir en même temps, pour que l’un remplace l’autre. Révoquez-en un d’abord.",
  "An Organization can have 20 webhook endpoints. Delete one first.":
    "Une organisation peut avoir 20 destinations de webhooks. Supprimez-en une d’abord.",
  "Webhooks cannot be sent to this address.": "Aucun webhook ne peut être envoyé à cette adresse.",
  "This endpoint is disabled. Enable it first.": "Cette destination est désactivée. Réactivez-la d’abord.",
  "Deliveries of this endpoint are being sent again already. Wait until that is done.":
    "Des envois de cette destination sont déjà en cours de renvoi. Attendez la fin.",
  "Directory sync is not stopped.": "La synchronisation d’annuaire n’est pas arrêtée.",
  "This request is too long to be kept whole in the log, so that it cannot be tried again.":
    "Cette requête est trop longue pour être conservée en entier dans le journal\u00a0: elle ne peut pas être rejouée.",
  "An Organization can claim 100 domains. Give one up first.":
    "Une organisation peut revendiquer 100\u00a0domaines. Renoncez d’abord à l’un d’eux.",
  "Another Organization has proved that this domain is theirs.":
    "Une autre organisation a prouvé que ce domaine lui appartient.",
  "Prove the domain first: its record has to be found in DNS.":
    "Prouvez d’abord le domaine\u00a0: son enregistrement doit se trouver dans le DNS.",
  "An Admin removed this person. Only an Admin can let them in again.":
    "Un administrateur a retiré cette personne. Seul un administrateur peut la laisser revenir.",
  "You proved long ago that this e-mail address is yours. Sign in by a mailed link, then join.":
    "Votre adresse e-mail a été confirmée il y a longtemps. Connectez-vous par un lien reçu par e-mail, puis inscrivez-vous.",
  "You asked to join already. An Admin has to answer.":
    "Vous avez déjà demandé à rejoindre l’organisation. Un administrateur doit répondre.",
  "An Admin declined your request. You can ask again later.":
    "Un administrateur a refusé votre demande. Vous pourrez redemander plus tard.",
  "This link to sign up was used already or has expired. Ask for a new one.":
    "Ce lien d’inscription a déjà été utilisé ou a expiré. Demandez-en un nouveau.",
  "Signing in took too long. Begin again.": "La connexion a pris trop de temps. Recommencez.",
  "This code is wrong or was used already.": "Ce code est incorrect ou a déjà été utilisé.",
  "This passkey does not open an account here. Try another one.":
    "Cette clé d’accès n’ouvre aucun compte ici. Essayez-en une autre.",
  "Passkeys need an address with a domain name, which this installation does not have.":
    "Les clés d’accès demandent une adresse avec un nom de domaine, que cette installation n’a pas.",
  "Setting up the authenticator app took too long. Begin again.":
    "La configuration de l’application d’authentification a pris trop de temps. Recommencez.",
  "This code is not right. Check that the clock of your phone is, and try the next.":
    "Ce code n’est pas bon. Vérifiez l’heure de votre téléphone et essayez le suivant.",
  "Set up a second factor first.": "Configurez d’abord un second facteur.",
  "An Organization of yours requires a second factor. Set up another one before you remove this.":
    "Une de vos organisations exige un second facteur. Configurez-en un autre avant de retirer celui-ci.",
  "This is the last way in that you have. Choose a password or verify your e-mail address first.":
    "C’est votre dernier moyen de vous connecter. Choisissez d’abord un mot de passe ou confirmez votre adresse e-mail.",
  "Confirm that it is you: this needs a sign-in of the last ten minutes.":
    "Confirmez que c’est bien vous\u00a0: il faut une connexion de moins de dix minutes.",
  "This Organization requires a second factor. Set one up, or sign in with it.":
    "Cette organisation exige un second facteur. Configurez-en un ou connectez-vous avec lui.",
  "This account opens another Organization as well, so only its owner, or who runs Rollcall, can change how it opens.":
    "Ce compte ouvre aussi une autre organisation\u00a0: seule cette personne, ou l’exploitant de Rollcall, peut changer la façon dont il s’ouvre.",
  "Everybody holds at least one role. Give this member another one first.":
    "Chaque membre a au moins un rôle. Donnez-en d’abord un autre à ce membre.",
  "This bulk change does not wait to be confirmed.": "Cette modification groupée n’est pas en attente de confirmation.",
  "This bulk change has ended already.": "Cette modification groupée est déjà finie.",
  "A bulk change can be about 100,000 members at most. Narrow the selection down.":
    "Une modification groupée peut porter sur 100\u00a0000\u00a0membres au plus. Réduisez la sélection.",
  "20 bulk changes work or wait to be confirmed. Confirm or cancel one first.":
    "20\u00a0modifications groupées sont en cours ou attendent d’être confirmées. Confirmez-en ou annulez-en d’abord une.",
  "This is not a CSV with a line of headers, of which one is email.":
    "Ce n’est pas un CSV avec une ligne d’en-têtes, dont l’un est email.",
  "A file can have 20,000 lines at most. Cut it into several.":
    "Un fichier peut avoir 20\u00a0000\u00a0lignes au plus. Découpez-le en plusieurs.",
};
