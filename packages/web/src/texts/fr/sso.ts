/** Connections to identity providers: list, set-up, test, what they grant, sign-ins. */
export const sso: Record<string, string> = {
  "Automatic seat assignment": "Attribution automatique des sièges",
  "Sign-in rules": "Règles de connexion",
  "This makes people Admin. Whoever administers the identity provider can then become one.":
    "Ceci donne le rôle Administrateur. Qui administre le fournisseur d’identité peut alors l’obtenir.",
  "The attributes are saved.": "Les attributs sont enregistrés.",
  "The names are filled in as your provider usually has them. A test shows what really comes.":
    "Les noms sont remplis comme votre fournisseur les utilise d’habitude. Un test montre ce qui arrive vraiment.",
  Subject: "Sujet",
  "By it we know a person again, whatever their address becomes. Left empty it is the NameID.":
    "Il permet de reconnaître une personne même si son adresse change. Laissé vide, c’est le NameID.",
  "By it we know a person again, whatever their address becomes. Left empty it is “sub”.":
    "Il permet de reconnaître une personne même si son adresse change. Laissé vide, c’est «\u00a0sub\u00a0».",
  "Another subject means that {people, plural, one {# person is} other {# people are}} got to know anew, by their address, at their next sign-in.":
    "Avec un autre sujet, {people, plural, one {# personne sera reconnue} other {# personnes seront reconnues}} à nouveau, par adresse, à la prochaine connexion.",
  "When the identity provider changes its certificate, import its metadata again while both are in it. Nobody is locked out meanwhile.":
    "Quand le fournisseur d’identité change de certificat, importez à nouveau ses métadonnées pendant qu’elles contiennent les deux. Personne n’est bloqué entre-temps.",
  Certificates: "Certificats",
  Valid: "Valide",
  "Ends soon": "Expire bientôt",
  Ended: "Expiré",
  "Not valid yet": "Pas encore valide",
  "From {from} to {to}": "Du {from} au {to}",
  "(done)": "(fait)",
  "(missing)": "(manquant)",
  "{people, plural, one {# person} other {# people}}": "{people, plural, one {# personne} other {# personnes}}",
  "last sign-in": "dernière connexion",
  "All connections": "Toutes les connexions",
  "Parts of the connection": "Parties de la connexion",
  "Set-up": "Configuration",
  "What it grants": "Ce qu’elle accorde",
  "Sign-ins": "Connexions",
  "Set up single sign-on": "Configurer l’authentification unique",
  "No identity provider yet": "Aucun fournisseur d’identité pour l’instant",
  "Connect Okta, Microsoft Entra ID, Google or another one. People then sign in with the account that they have at work, and join by it.":
    "Reliez Okta, Microsoft Entra ID, Google ou un autre. On se connecte alors avec son compte professionnel, et on rejoint l’organisation grâce à lui.",
  "Single sign-on is on: people join through it, not by invitation.":
    "L’authentification unique est active\u00a0: on arrive par elle, pas sur invitation.",
  "Single sign-on is off until a connection is enabled.":
    "L’authentification unique est inactive tant qu’aucune connexion n’est activée.",
  "Whoever joins next gets these roles.": "Ces rôles valent pour les prochaines arrivées.",
  "Who joins": "Les arrivées",
  "The roles of whoever signs in for the first time and is no member yet. Members keep theirs.":
    "Les rôles de qui se connecte pour la première fois sans être encore membre. Les membres gardent les leurs.",
  "{name} is deleted.": "{name} est supprimé.",
  "Delete {name}?": "Supprimer {name}\u00a0?",
  "The set-up, with what it grants": "La configuration, avec ce qu’elle accorde",
  "By which subject it knows people: another connection gets to know them anew":
    "Les sujets par lesquels elle reconnaît les personnes\u00a0: une autre connexion les apprendra à nouveau",
  "The log of sign-ins, for 90 days": "Le journal des connexions, pendant 90 jours",
  "Type {name} to confirm": "Saisissez {name} pour confirmer",
  "Delete connection": "Supprimer la connexion",
  "{people, plural, one {# person signs} other {# people sign}} in through it.":
    "{people, plural, one {# personne se connecte} other {# personnes se connectent}} par elle.",
  "Signing in through it, and the sessions that began by it":
    "Les connexions par elle, et les sessions qui ont commencé ainsi",
  "That its domains require single sign-on: people sign in by password or mailed link":
    "L’obligation de l’authentification unique pour ses domaines\u00a0: on se connecte par mot de passe ou par lien",
  "The set-up: it can be enabled again after a test":
    "La configuration\u00a0: elle peut être activée à nouveau après un test",
  "{name} is enabled.": "{name} est activé.",
  "People of its domains can sign in through it, and join by it.":
    "Les personnes de ses domaines peuvent se connecter par elle, et arriver ainsi.",
  "Require it of everybody": "L’exiger de tous",
  "People of its domains can sign in through it. Passwords go on working until you require it.":
    "Les personnes de ses domaines peuvent se connecter par elle. Les mots de passe fonctionnent tant que vous ne l’exigez pas.",
  "Whoever is new joins by it. Inviting ends, except for guests where you allow them.":
    "Les nouvelles personnes arrivent par elle. Les invitations cessent, sauf pour les personnes extérieures si vous les permettez.",
  "Pending invitations are taken up by the first sign-in.":
    "Les invitations en attente sont reprises à la première connexion.",
  "Still missing": "Ce qui manque encore",
  "Something is still missing: see the list above.": "Il manque encore quelque chose\u00a0: voyez la liste ci-dessus.",
  "Enable {name}": "Activer {name}",
  "By what the identity provider says": "Selon ce que dit le fournisseur d’identité",
  "A rule compares one value exactly. What it grants comes and goes with that value, at each sign-in. A value without a rule grants nothing.":
    "Une règle compare une valeur exactement. Ce qu’elle accorde vient et part avec cette valeur, à chaque connexion. Une valeur sans règle n’accorde rien.",
  "Add rule": "Ajouter une règle",
  "No rule yet: groups of the identity provider grant nothing.":
    "Aucune règle pour l’instant\u00a0: les groupes du fournisseur d’identité n’accordent rien.",
  "The rules are saved. They count from the next sign-in on.":
    "Les règles sont enregistrées. Elles valent à partir de la prochaine connexion.",
  "Address of the metadata": "Adresse des métadonnées",
  "Read the metadata": "Lire les métadonnées",
  "This file is too large to be metadata.": "Ce fichier est trop grand pour des métadonnées.",
  "Metadata file": "Fichier de métadonnées",
  "Choose a file": "Choisir un fichier",
  "Or paste the metadata": "Ou collez les métadonnées",
  "Take it over": "Reprendre ces valeurs",
  "Identity provider": "Fournisseur d’identité",
  "Another one": "Un autre",
  Protocol: "Protocole",
  "What most companies use.": "Ce que la plupart des entreprises utilisent.",
  "Quicker to set up, where the provider has it.": "Plus rapide à configurer, si le fournisseur le propose.",
  "People read it when they sign in.": "On le lit en se connectant.",
  "The provider answered, and its configuration is known.": "Le fournisseur a répondu, et sa configuration est connue.",
  Issuer: "Émetteur (issuer)",
  "Such as {example}. We read the rest from its configuration.":
    "Par exemple {example}. Le reste est lu dans sa configuration.",
  "Client ID": "ID client",
  "Client secret": "Secret client",
  "One is kept and never shown. Leave this empty to keep it.":
    "Un secret est gardé et jamais affiché. Laissez vide pour le garder.",
  "It is encrypted, and never shown again.": "Il est chiffré, et n’est plus jamais affiché.",
  Scopes: "Portées (scopes)",
  "With spaces between. Some providers send groups only with a scope of its own.":
    "Séparées par des espaces. Certains fournisseurs n’envoient les groupes qu’avec une portée dédiée.",
  "Save and look it up": "Enregistrer et interroger",
  "Let people begin at the identity provider": "Permettre de commencer chez le fournisseur d’identité",
  "From its page of applications. It is less safe: nothing shows that the person wanted it, so we ask them first.":
    "Depuis sa page d’applications. C’est moins sûr\u00a0: rien ne montre que la personne le voulait, nous le lui demandons donc d’abord.",
  "Take encrypted assertions only": "N’accepter que des assertions chiffrées",
  "Give our certificate to the identity provider first.": "Donnez d’abord notre certificat au fournisseur d’identité.",
  "Copy {name}": "Copier {name}",
  "Sign-out redirect": "Redirection après déconnexion",
  "Copy sign-out redirect": "Copier la redirection après déconnexion",
  "The authorization code flow is all that is needed; we add PKCE to it.":
    "Le flux «\u00a0authorization code\u00a0» suffit\u00a0; nous y ajoutons PKCE.",
  "Choose a lasting NameID that never changes for a person, not the e-mail address.":
    "Choisissez un NameID durable, qui ne change jamais pour une personne, et non l’adresse e-mail.",
  "Attributes to send": "Attributs à envoyer",
  "Metadata, certificate and sign-out": "Métadonnées, certificat et déconnexion",
  "Address of our metadata": "Adresse de nos métadonnées",
  "{provider} may take everything above from it.": "{provider} peut en reprendre tout ce qui précède.",
  "Copy address of our metadata": "Copier l’adresse de nos métadonnées",
  "Sign-out address": "Adresse de déconnexion",
  "Copy sign-out address": "Copier l’adresse de déconnexion",
  "Our certificate": "Notre certificat",
  "We sign requests with it. With it the identity provider can encrypt assertions.":
    "Il signe nos requêtes. Le fournisseur d’identité peut chiffrer les assertions avec lui.",
  "Copy our certificate": "Copier notre certificat",
  "No attribute came at all.": "Aucun attribut n’est arrivé.",
  Attributes: "Attributs",
  "Change the rule": "Modifier la règle",
  "Choose at least one role in each Workspace.": "Choisissez au moins un rôle dans chaque espace de travail.",
  "When this value comes": "Quand cette valeur arrive",
  "Exactly as the identity provider sends it. Entra ID sends the object ID of a group.":
    "Exactement comme le fournisseur d’identité l’envoie. Entra ID envoie l’ID d’objet d’un groupe.",
  "In the attribute": "Dans l’attribut",
  "Left empty it is the one that holds the groups.": "Laissé vide, c’est celui qui contient les groupes.",
  "Directory sync owns the members of this Group.": "La synchronisation d’annuaire décide des membres de ce groupe.",
  "{attribute} is {value}": "{attribute} vaut {value}",
  "Makes Admin": "Donne Administrateur",
  "Edit the rule for {value}": "Modifier la règle pour {value}",
  "Remove the rule for {value}": "Retirer la règle pour {value}",
  "Roles: {names}": "Rôles\u00a0: {names}",
  "Grants nothing yet": "N’accorde rien pour l’instant",
  "How to enter it": "Comment le saisir",
  "File or text": "Fichier ou texte",
  "By hand": "À la main",
  "Leave it as it is": "Laisser tel quel",
  "Entity ID": "Entity ID",
  "Sign-in address": "Adresse de connexion",
  "The metadata is read.": "Les métadonnées sont lues.",
  "Read the metadata again": "Relire les métadonnées",
  "Whoever has an address in one of these domains can sign in through this connection, and joins by it.":
    "Qui a une adresse dans un de ces domaines peut se connecter par cette connexion, et arrive grâce à elle.",
  "{connection} signs its people in now.": "{connection} connecte ses utilisateurs pour l’instant.",
  "Sign people of {domain} in through {connection}": "Connecter les adresses de {domain} par {connection}",
  "Single sign-on is required of its people. Change that under Sign-in rules.":
    "L’authentification unique est exigée de ses utilisateurs. Cela se modifie sous Règles de connexion.",
  Options: "Options",
  "Tell {provider} about Rollcall": "Présenter Rollcall à {provider}",
  "Tell Rollcall about {provider}": "Présenter {provider} à Rollcall",
  "Say which attribute holds what": "Dire ce que contient chaque attribut",
  "Choose whose people it signs in": "Choisir les domaines qu’elle connecte",
  "Test it": "Tester",
  "Enable it": "Activer",
  Test: "Test",
  "Began at the identity provider": "Commencée chez le fournisseur d’identité",
  "Nobody known": "Personne de connu",
  Details: "Détails",
  Exactly: "Précisément",
  Reference: "Référence",
  From: "Origine",
  Outcome: "Résultat",
  "Kept for 90 days. What the identity provider sent is not kept.":
    "Conservé 90 jours. Ce que le fournisseur d’identité a envoyé n’est pas conservé.",
  "Nobody has tried yet": "Aucune tentative pour l’instant",
  "Each sign-in and each test stands here, with the reason where it was refused.":
    "Chaque connexion et chaque test figure ici, avec la raison en cas de refus.",
  "Back to the set-up": "Retour à la configuration",
  "Close this window": "Fermer cette fenêtre",
  "The test went well": "Le test est réussi",
  "The test was refused": "Le test a été refusé",
  "Nothing came": "Rien n’est arrivé",
  "Everything that came ({count})": "Tout ce qui est arrivé ({count})",
  "They would get": "Cette personne obtiendrait",
  "no {product}: none is free": "pas de {product}\u00a0: aucun n’est libre",
  "{product}, held already": "{product}, déjà attribué",
  "This person would join, and take up their invitation.":
    "Cette personne rejoindrait l’organisation, et reprendrait son invitation.",
  "This person would join as a new member.": "Cette personne rejoindrait l’organisation comme nouveau membre.",
  "This person is a member already, and would be known by this connection from then on.":
    "Cette personne est déjà membre, et serait reconnue par cette connexion désormais.",
  "This person would be signed in.": "Cette personne serait connectée.",
  "This person would be refused.": "Cette personne serait refusée.",
  "Sign in as yourself or as somebody else at the identity provider. You see what it sends and what would happen; nothing changes here.":
    "Connectez-vous chez le fournisseur d’identité, comme vous ou comme une autre personne. Vous voyez ce qu’il envoie et ce qui se passerait\u00a0; rien ne change ici.",
  "The last test that went well: {when}. It counts for 24 hours.":
    "Dernier test réussi\u00a0: {when}. Il vaut pendant 24 heures.",
  "Finish the steps before first.": "Terminez d’abord les étapes précédentes.",
  "Test sign-in": "Tester la connexion",
  "Waiting for the other window…": "En attente de l’autre fenêtre…",
  "Also called Issuer.": "Aussi appelé Issuer.",
  "As PEM. Two of them, one after the other, while the identity provider changes its own.":
    "Au format PEM. Deux, l’un après l’autre, pendant que le fournisseur d’identité change le sien.",
  "(not there any more)": "(n’existe plus)",
  "your identity provider": "votre fournisseur d’identité",
  Draft: "Brouillon",
  Enabled: "Activée",
  "Enter what your identity provider says about itself": "Saisir ce que votre fournisseur d’identité dit de lui-même",
  "Add a certificate that is valid today": "Ajouter un certificat valide aujourd’hui",
  "Enter the client secret": "Saisir le secret client",
  "Choose a verified domain whose people it signs in": "Choisir un domaine vérifié dont elle connecte les utilisateurs",
  "Do a test sign-in that goes well; it counts for a day":
    "Réussir un test de connexion\u00a0; il vaut pendant un jour",
  "Not finished": "Inachevée",
  "Signed in through it": "Connexion réussie",
  "Signed in for the first time": "Première connexion",
  "Test went well": "Test réussi",
  Refused: "Refusée",
  "Its certificate ends soon. Add the new one before, so that sign-ins go on.":
    "Son certificat expire bientôt. Ajoutez le nouveau avant, pour que les connexions continuent.",
  "It has no certificate that is valid today: nobody can sign in through it.":
    "Elle n’a aucun certificat valide aujourd’hui\u00a0: personne ne peut se connecter par elle.",
};
