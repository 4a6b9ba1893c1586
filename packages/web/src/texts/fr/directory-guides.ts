/** How directories are connected, by the names that their own pages have in English. */
export const directoryGuides: Record<string, string> = {
  "Okta Admin Console › Applications › your application › General › App Settings › Edit: choose Provisioning SCIM.":
    "Okta Admin Console › Applications › votre application › General › App Settings › Edit\u00a0: choisissez Provisioning SCIM.",
  "On the tab Provisioning › Integration: paste the base URL as SCIM connector base URL, enter userName as the unique identifier, tick Push New Users, Push Profile Updates and Push Groups.":
    "Dans l’onglet Provisioning › Integration\u00a0: collez l’URL de base dans SCIM connector base URL, saisissez userName comme identifiant unique, cochez Push New Users, Push Profile Updates et Push Groups.",
  "Choose Authentication Mode HTTP Header and paste the token. Press Test Connector Configuration, then Save.":
    "Choisissez Authentication Mode HTTP Header et collez le jeton. Cliquez sur Test Connector Configuration, puis sur Save.",
  "Under Provisioning › To App, enable Create Users, Update User Attributes and Deactivate Users.":
    "Dans Provisioning › To App, activez Create Users, Update User Attributes et Deactivate Users.",
  "Assign people on the tab Assignments, and push Groups on the tab Push Groups.":
    "Affectez les personnes dans l’onglet Assignments, et envoyez les groupes dans l’onglet Push Groups.",
  "Groups that are only assigned bring their people. To map them to roles and Workspaces, push them as well.":
    "Les groupes seulement affectés amènent leurs personnes. Pour les associer à des rôles et à des espaces de travail, envoyez-les aussi.",
  "Entra admin center › Enterprise applications › your application, or New application › Create your own › Provisioning.":
    "Entra admin center › Enterprise applications › votre application, ou New application › Create your own › Provisioning.",
  "Choose New configuration, paste the base URL as Tenant URL and the token as Secret token. Press Test connection, then Create.":
    "Choisissez New configuration, collez l’URL de base dans Tenant URL et le jeton dans Secret token. Cliquez sur Test connection, puis sur Create.",
  'Under Attribute mapping › Users, send mail as emails[type eq "work"].value and objectId as externalId.':
    "Dans Attribute mapping › Users, envoyez mail comme adresse de type work (emails) et objectId comme externalId.",
  "Under Users and groups, assign people and groups.": "Dans Users and groups, affectez personnes et groupes.",
  "Press Start provisioning. It runs every 40 minutes; Provision on demand sends one person at once.":
    "Cliquez sur Start provisioning. Il tourne toutes les 40 minutes\u00a0; Provision on demand envoie une personne tout de suite.",
  "Entra ID turns people off first and deletes them 30 days later.":
    "Entra ID désactive d’abord les personnes et les supprime 30 jours plus tard.",
  "OneLogin Administration › Applications › Add App › SCIM Provisioner with SAML (SCIM v2 Enterprise).":
    "OneLogin Administration › Applications › Add App › SCIM Provisioner with SAML (SCIM v2 Enterprise).",
  "On the tab Configuration, paste the base URL as SCIM Base URL and the token as SCIM Bearer Token, then press Enable under API Connection.":
    "Dans l’onglet Configuration, collez l’URL de base dans SCIM Base URL et le jeton dans SCIM Bearer Token, puis cliquez sur Enable sous API Connection.",
  "On the tab Provisioning, tick Enable provisioning, and choose what happens when a user is deleted: Suspend or Delete.":
    "Dans l’onglet Provisioning, cochez Enable provisioning, et choisissez ce qui se passe à la suppression d’un utilisateur\u00a0: Suspend ou Delete.",
  "On the tab Parameters, include Groups in User Provisioning, and say under Rules which roles make which Groups.":
    "Dans l’onglet Parameters, incluez Groups dans User Provisioning, et dites sous Rules quels rôles forment quels groupes.",
  "Give people access under Access or Users.": "Donnez accès aux personnes sous Access ou Users.",
  "JumpCloud Admin Portal › SSO Applications › your application › Identity Management.":
    "JumpCloud Admin Portal › SSO Applications › votre application › Identity Management.",
  "Choose SCIM API and SCIM 2.0, paste the base URL and the token as Token Key, enter a test address and press Test Connection.":
    "Choisissez SCIM API et SCIM 2.0, collez l’URL de base et le jeton dans Token Key, saisissez une adresse de test et cliquez sur Test Connection.",
  "Turn on the management of User Groups and Group Membership, then Activate.":
    "Activez la gestion de User Groups et de Group Membership, puis cliquez sur Activate.",
  "On the tab User Groups, tick the Groups whose people you want to send, and save.":
    "Dans l’onglet User Groups, cochez les groupes dont vous voulez envoyer les personnes, et enregistrez.",
  "Google Admin console › Apps › Web and mobile apps › your SAML app › Autoprovisioning › Configure.":
    "Google Admin console › Apps › Web and mobile apps › votre application SAML › Autoprovisioning › Configure.",
  "Paste the token as Access token and the base URL as Endpoint URL.":
    "Collez le jeton dans Access token et l’URL de base dans Endpoint URL.",
  "Map the primary e-mail address to userName and to the e-mail address of work, the names to given and family name.":
    "Associez l’adresse principale à userName et à l’adresse professionnelle, et les noms à givenName et familyName.",
  "Choose the groups whose people you want to send, say after how long somebody is suspended or deleted, and turn it on.":
    "Choisissez les groupes dont vous voulez envoyer les personnes, dites après combien de temps on suspend ou supprime, et activez.",
  "Google offers this for applications of its catalogue only, and sends people but no Groups. Without it, sync through another directory, or let people join by single sign-on.":
    "Google ne l’offre qu’aux applications de son catalogue, et envoie les personnes mais pas les groupes. Sinon, synchronisez par un autre annuaire, ou laissez arriver par l’authentification unique.",
  "Look for provisioning or SCIM 2.0 at the application, often beside its single sign-on.":
    "Cherchez le provisionnement ou SCIM 2.0 dans l’application, souvent à côté de son authentification unique.",
  "Paste the base URL, and the token as bearer token or as the header Authorization: Bearer followed by it.":
    "Collez l’URL de base, et le jeton comme bearer token ou dans l’en-tête Authorization, après le mot Bearer.",
  "Send at least userName, an e-mail address, given and family name, and active.":
    "Envoyez au moins userName, une adresse e-mail, prénom et nom, et active.",
  "Let it create, update and deactivate users, and push Groups. Then assign people.":
    "Laissez-le créer, modifier et désactiver des utilisateurs, et envoyer les groupes. Puis affectez les personnes.",
};
