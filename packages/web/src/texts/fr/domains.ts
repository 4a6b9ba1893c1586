/** The Access section, and domains in it. */
export const domains: Record<string, string> = {
  "You need the Admin role to decide how people come in.":
    "Le rôle Administrateur est nécessaire pour décider comment on arrive dans l’organisation.",
  "How people join the Organization, and how they sign in to it.":
    "Comment on rejoint l’organisation, et comment on s’y connecte.",
  "Parts of access": "Parties de l’accès",
  Domains: "Domaines",
  "Verify a domain": "Vérifier un domaine",
  "The part of your e-mail addresses that follows the @.": "La partie de vos adresses e-mail qui suit le @.",
  "Check now": "Vérifier maintenant",
  "Give {domain} up": "Abandonner {domain}",
  "Nobody has looked for its record yet.": "Personne n’a encore cherché son enregistrement.",
  "Last check: {when}.": "Dernière vérification\u00a0: {when}.",
  "Its record was missing for too long. Nobody can join by it, and single sign-on is not required of its people, until the record is back.":
    "Son enregistrement a manqué trop longtemps. Tant qu’il n’est pas rétabli, personne ne peut arriver grâce au domaine, et l’authentification unique n’est pas exigée.",
  "Its record is gone from DNS": "Son enregistrement a disparu du DNS",
  "Put it back by {date}. From then on nobody can join by the domain, and single sign-on is not required of its people. Members stay.":
    "Rétablissez-le avant le {date}. Ensuite, personne ne pourra arriver grâce au domaine, et l’authentification unique ne sera plus exigée. Les membres restent.",
  "DNS record": "Enregistrement DNS",
  "No domain yet": "Aucun domaine pour l’instant",
  "Prove that a domain is yours. Then its people can join by themselves or sign in through your identity provider, and nobody else can claim it.":
    "Prouvez qu’un domaine est à vous. Ses utilisateurs pourront alors rejoindre l’organisation d’eux-mêmes ou se connecter par votre fournisseur d’identité, et personne d’autre ne pourra le revendiquer.",
  "We look for the record of each domain every day, and warn you before anything ends.":
    "Nous cherchons l’enregistrement de chaque domaine tous les jours, et vous prévenons avant que quoi que ce soit ne s’arrête.",
  "{domain} is given up.": "{domain} est abandonné.",
  "Give {domain} up?": "Abandonner {domain}\u00a0?",
  "Joining by an address in {domain}, and asking to":
    "L’arrivée grâce à une adresse de {domain}, et les demandes pour rejoindre l’organisation",
  "Single sign-on for its people, and that it is required of them":
    "L’authentification unique pour ses utilisateurs, et son obligation",
  "The claim: another Organization can then prove the domain":
    "La revendication\u00a0: une autre organisation pourra alors prouver le domaine",
  "Everybody who is a member, with all that they have": "Tous les membres, avec tout ce qu’ils ont",
  "The record in DNS, which you can delete": "L’enregistrement DNS, que vous pouvez supprimer",
  "Give domain up": "Abandonner le domaine",
  "{domain}: {joining}": "{domain}\u00a0: {joining}",
  "Who joins by themselves": "Qui arrive de soi-même",
  "Prove the domain first.": "Prouvez d’abord le domaine.",
  "Prove that {domain} is yours": "Prouver que {domain} est à vous",
  Later: "Plus tard",
  "Sign in where the DNS of {domain} is kept: your registrar or hosting provider.":
    "Connectez-vous là où le DNS de {domain} est géré\u00a0: chez votre registraire ou votre hébergeur.",
  "Add a record of the type {type} with this name and value. Leave everything else as it is.":
    "Ajoutez un enregistrement de type {type} avec ce nom et cette valeur. Laissez le reste tel quel.",
  "Come back and check. The record has to stay.": "Revenez ici et vérifiez. L’enregistrement doit rester en place.",
  "Copy name": "Copier le nom",
  "If {domain} is added by itself where you type it, enter only {host}.":
    "Si {domain} est ajouté automatiquement là où vous le saisissez, entrez seulement {host}.",
  Value: "Valeur",
  "Copy value": "Copier la valeur",
  "The record is there. It has to stay: we look for it every day.":
    "L’enregistrement est là. Il doit rester en place\u00a0: nous le cherchons tous les jours.",
  "Not found yet. DNS often takes some minutes to show a new record, at times a day. We go on looking by ourselves.":
    "Pas encore trouvé. Le DNS met souvent quelques minutes à montrer un nouvel enregistrement, parfois un jour. Nous continuons à le chercher.",
  "A record of this name is there, but with another value. Compare it with the value here: nothing may be missing or added.":
    "Un enregistrement de ce nom existe, mais avec une autre valeur. Comparez-la avec celle d’ici\u00a0: rien ne doit manquer ni être ajouté.",
  "The name servers of this domain did not answer, which proves nothing. Try again in a while.":
    "Les serveurs de noms de ce domaine n’ont pas répondu, ce qui ne prouve rien. Réessayez dans un moment.",
  "The record is there, but another Organization has proved this domain. It stays theirs until they give it up or their record is gone.":
    "L’enregistrement est là, mais une autre organisation a prouvé ce domaine. Il reste à elle tant qu’elle ne l’abandonne pas ou que son enregistrement est en place.",
  "Not proved yet": "Pas encore prouvé",
  "No longer verified": "N’est plus vérifié",
  "Domain verified": "Domaine vérifié",
  "Record missing": "Enregistrement manquant",
  "Only by invitation": "Seulement sur invitation",
  "Anybody with such an address": "Toute personne avec une telle adresse",
  "Ask an Admin first": "Demander d’abord à un administrateur",
  "The domain lets nobody in by itself.": "Le domaine seul ne laisse entrer personne.",
  "Whoever proves an address in the domain joins at once, as Member.":
    "Qui prouve une adresse du domaine arrive aussitôt, comme Membre.",
  "They ask, and you answer on the Members page under Requests.":
    "On vous le demande, et vous répondez sur la page Membres, sous Demandes.",
};
