/** Directory sync: how it stands, its tokens, the brake, its Groups. */
export const directory: Record<string, string> = {
  Directory: "Annuaire",
  "Directory sync": "Synchronisation d’annuaire",
  "Parts of directory sync": "Parties de la synchronisation d’annuaire",
  Overview: "Vue d’ensemble",
  Log: "Journal",
  "Connect your directory": "Relier votre annuaire",
  "Okta, Entra ID or another directory then creates members, keeps their names and Groups in step, and ends their access the moment they leave.":
    "Okta, Entra ID ou un autre annuaire crée alors les membres, tient leurs noms et leurs groupes à jour, et met fin à leur accès dès leur départ.",
  "Create a token": "Créer un jeton",
  "It lets the directory in, and into this Organization alone.":
    "Il fait entrer l’annuaire, et dans cette organisation seulement.",
  "Paste it into your directory": "Le coller dans votre annuaire",
  "With the base URL. Its own test then says that the two can talk.":
    "Avec l’URL de base. Le test de l’annuaire dit alors si les deux se parlent.",
  "Assign people and Groups there": "Y affecter personnes et groupes",
  "They appear here by themselves, and the log tells each step.":
    "Tout apparaît ici, et le journal raconte chaque étape.",
  "Create token": "Créer un jeton",
  Connection: "Raccordement",
  "In your directory": "Dans votre annuaire",
  "What a directory needs: this base URL, and a token as its bearer token.":
    "Ce qu’il faut à un annuaire\u00a0: cette URL de base, et un jeton comme bearer token.",
  "Base URL": "URL de base",
  "Copy base URL": "Copier l’URL de base",
  "Directories call over https, at an address that they can reach. This one is good for trying things out.":
    "Les annuaires appellent en https, à une adresse qu’ils peuvent atteindre. Celle-ci convient pour des essais.",
  "How to connect a directory": "Comment relier un annuaire",
  "Your directory": "Votre annuaire",
  "Attributes that matter": "Les attributs qui comptent",
  "By it the directory knows somebody. Unique; it may be their address.":
    "L’annuaire reconnaît une personne par lui. Unique\u00a0; ce peut être son adresse.",
  "The e-mail address of the member: the primary one, else the one of work, else the first.":
    "L’adresse e-mail du membre\u00a0: la principale, sinon la professionnelle, sinon la première.",
  "First and last name.": "Prénom et nom.",
  "Off suspends the member, on lets them back. Deleting removes them.":
    "Désactivé, il suspend le membre\u00a0; activé, il lui rend l’accès. La suppression retire le membre.",
  "The directory’s own mark, given back as it was sent.": "Le repère propre à l’annuaire, rendu comme il a été envoyé.",
  "Of a Group: its name and who is in it.": "D’un groupe\u00a0: son nom et qui en fait partie.",
  "Every other attribute of the core and enterprise schemas is kept and given back. A password is never kept.":
    "Tous les autres attributs des schémas core et enterprise sont conservés et rendus. Un mot de passe n’est jamais conservé.",
  "The last token that works ends {when}. Make another one and give it to the directory before.":
    "Le dernier jeton qui fonctionne expire {when}. Créez-en un autre et donnez-le à l’annuaire avant.",
  "No token works": "Aucun jeton valable",
  "The directory is refused until it has a token that works. Everybody it manages stays as they are.":
    "L’annuaire est refusé tant qu’il n’a pas de jeton valable. Tous ses membres restent tels quels.",
  "Waiting for the directory": "En attente de l’annuaire",
  "Listening for its first request. It shows here by itself.": "À l’écoute de sa première requête, qui apparaîtra ici.",
  Connected: "Relié",
  "Members and Groups follow the directory. What Groups grant is decided here.":
    "Les membres et les groupes suivent l’annuaire. Ce que les groupes accordent se décide ici.",
  "Stopped by the brake": "Arrêté par le frein",
  "It suspends and removes nobody until an Admin lets it go on.":
    "Il ne suspend ni ne retire personne tant qu’un administrateur ne le laisse pas reprendre.",
  "Last request": "Dernière requête",
  "Members it manages": "Membres gérés",
  "Groups it manages": "Groupes gérés",
  Tokens: "Jetons",
  Token: "Jeton",
  "A directory shows its token with each request. Two can work at once: give the new one to the directory, see that it is used, then revoke the old one.":
    "Un annuaire présente son jeton à chaque requête. Deux peuvent servir en même temps\u00a0: donnez le nouveau à l’annuaire, vérifiez qu’il sert, puis révoquez l’ancien.",
  "Two tokens work already. Revoke one first.": "Deux jetons servent déjà. Révoquez-en un d’abord.",
  "{count, plural, one {Show # older token} other {Show # older tokens}}":
    "{count, plural, one {Afficher # jeton plus ancien} other {Afficher # jetons plus anciens}}",
  "Created {date}": "Créé le {date}",
  "Created {date} by {name}": "Créé le {date} par {name}",
  "Revoke {name}…": "Révoquer {name}…",
  "{what, select, token {Active} other {Active}}": "{what, select, token {Actif} other {Actif}}",
  "Last used {date}": "Dernière utilisation {date}",
  "Whoever has it can create, change and end members of this Organization. Give it to the directory alone.":
    "Qui l’a peut créer, modifier et suspendre ou retirer des membres de cette organisation. Ne le donnez qu’à l’annuaire.",
  "What your directory is called. The log calls it so: “Okta created Ada Lovelace”.":
    "Le nom de votre annuaire. Le journal le nomme ainsi\u00a0: «\u00a0Okta a créé Ada Lovelace\u00a0».",
  "Put another in its place now and then; two work at once for that.":
    "Remplacez-le de temps en temps\u00a0; deux peuvent servir à la fois pour cela.",
  "When it ends the directory is refused until it has another one. This page warns two weeks ahead.":
    "À son expiration, l’annuaire est refusé tant qu’il n’en a pas d’autre. Cette page prévient deux semaines avant.",
  "In 90 days": "Dans 90 jours",
  "In a year": "Dans un an",
  "Token {name} is made": "Le jeton {name} est créé",
  "Paste both into your directory now.": "Collez les deux dans votre annuaire maintenant.",
  "I have pasted the token": "J’ai collé le jeton",
  "Copy token": "Copier le jeton",
  "It does not expire.": "Il n’expire pas.",
  "It expires {date}.": "Il expire le {date}.",
  "Directory sync: nobody is created, changed or ended until the directory has another token":
    "La synchronisation\u00a0: personne n’est créé, modifié, suspendu ou retiré tant que l’annuaire n’a pas d’autre jeton",
  "Requests with the other token": "Les requêtes avec l’autre jeton",
  "Everybody it brought, their Groups, and that the directory manages them":
    "Toutes les personnes venues par lui, leurs groupes, et leur gestion par l’annuaire",
  "The log, for 30 days": "Le journal, pendant 30 jours",
  "Revoke token": "Révoquer le jeton",
  Brake: "Frein",
  "A directory that is set up wrongly can empty an Organization. The brake stops it, and the Admins get a mail.":
    "Un annuaire mal configuré peut vider une organisation. Le frein l’arrête, et les administrateurs reçoivent un e-mail.",
  "Stop a directory that ends too many members in an hour":
    "Arrêter un annuaire qui suspend ou retire trop de membres en une heure",
  "Suspending and removing are refused then; creating and changing go on. An Admin lets it go on.":
    "Suspendre et retirer sont alors refusés\u00a0; créer et modifier continuent. Un administrateur le laisse reprendre.",
  "Stop above": "Arrêter au-delà de",
  "1 to 100, of the members there are. {count, plural, one {# member} other {# members}} in an hour never stop it.":
    "De 1 à 100, des membres présents. {count, plural, one {# membre} other {# membres}} en une heure ne l’arrêtent jamais.",
  "% of the members": "% des membres",
  "Without the brake one mistake in the directory can end everybody but the last Admin.":
    "Sans le frein, une seule erreur dans l’annuaire peut mettre fin à l’accès de tous, sauf du dernier administrateur.",
  "{count, plural, =0 {In the last hour directories ended nobody.} one {In the last hour directories suspended or removed # member.} other {In the last hour directories suspended or removed # members.}}":
    "{count, plural, =0 {Dans la dernière heure, les annuaires n’ont suspendu ni retiré personne.} one {Dans la dernière heure, les annuaires ont suspendu ou retiré # membre.} other {Dans la dernière heure, les annuaires ont suspendu ou retiré # membres.}}",
  "The brake is off.": "Le frein est désactivé.",
  "The brake holds above {percent}%.": "Le frein agit au-delà de {percent}\u00a0%.",
  "The brake has stopped the directory": "Le frein a arrêté l’annuaire",
  "Let it go on…": "Laisser reprendre…",
  "Since {when} it suspends and removes nobody: it would have ended more than {percent}% of the members within an hour. Everything else goes on.":
    "Depuis le {when}, il ne suspend ni ne retire personne\u00a0: il aurait mis fin à l’accès de plus de {percent}\u00a0% des membres en une heure. Tout le reste continue.",
  "The brake is released": "Le frein est relâché",
  "Until {when} the directory suspends and removes whomever it says. Then the brake holds again.":
    "Jusqu’au {when}, l’annuaire suspend et retire qui il veut. Ensuite, le frein agit à nouveau.",
  "The directory goes on. In an hour the brake holds again.":
    "L’annuaire reprend. Dans une heure, le frein agira à nouveau.",
  "Let the directory go on for an hour?": "Laisser l’annuaire reprendre pendant une heure\u00a0?",
  "{count, plural, =0 {It has ended nobody in the last hour.} one {It has suspended or removed # member in the last hour.} other {It has suspended or removed # members in the last hour.}} Directories send again what was refused.":
    "{count, plural, =0 {Il n’a suspendu ni retiré personne dans la dernière heure.} one {Il a suspendu ou retiré # membre dans la dernière heure.} other {Il a suspendu ou retiré # membres dans la dernière heure.}} Les annuaires renvoient ce qui a été refusé.",
  "The brake, for an hour: the directory suspends and removes as many as it says":
    "Le frein, pendant une heure\u00a0: l’annuaire suspend et retire autant de membres qu’il veut",
  "Sessions, seats and access of whomever it ends, at once":
    "Les sessions, les sièges et l’accès de toute personne suspendue ou retirée, aussitôt",
  "The last Admin, whatever the directory says": "Le dernier administrateur, quoi que dise l’annuaire",
  "Who is suspended keeps roles, Workspaces, Groups and keys; who is removed can be restored for 30 days":
    "Les membres suspendus gardent rôles, espaces de travail, groupes et clés\u00a0; les membres retirés peuvent être réintégrés pendant 30 jours",
  "Let it go on": "Laisser reprendre",
  "Not sure whom it wants to end?": "Vous ne savez pas qui il veut suspendre ou retirer\u00a0?",
  "See what was refused": "Voir ce qui a été refusé",
  "No Group from a directory yet": "Aucun groupe venu d’un annuaire pour l’instant",
  "Groups come when the directory pushes them. Then you decide here which roles and Workspaces each of them grants.":
    "Les groupes arrivent quand l’annuaire les envoie. Vous décidez alors ici quels rôles et quels espaces de travail chacun accorde.",
  "Groups of the directory": "Groupes de l’annuaire",
  "Map to roles and Workspaces": "Associer à des rôles et à des espaces de travail",
  "Whoever the directory puts into the Group gets what it grants, on the next request; whoever it takes out loses it. What they hold directly or by other Groups stays.":
    "Qui entre dans le groupe par l’annuaire obtient ce qu’il accorde, dès la prochaine requête\u00a0; qui en sort le perd. Ce qui est attribué directement ou par d’autres groupes reste.",
  "Who is in it": "Qui en fait partie",
  "What the directory sent": "Ce que l’annuaire a envoyé",
  "Change what {group} grants": "Modifier ce que {group} accorde",
  "Map {group}": "Associer {group}",
  "Map…": "Associer…",
};
