/** Why a sign-in through an identity provider was refused, for who configures it. */
export const ssoReasons: Record<string, string> = {
  "The answer could not be read. If it goes on, import the metadata of the identity provider again.":
    "La réponse n’a pas pu être lue. Si cela continue, importez à nouveau les métadonnées du fournisseur d’identité.",
  "The answer is too large. Send fewer groups or attributes.":
    "La réponse est trop grande. Envoyez moins de groupes ou d’attributs.",
  "The answer is not signed. Let the identity provider sign the assertion.":
    "La réponse n’est pas signée. Faites signer l’assertion par le fournisseur d’identité.",
  "The signature does not fit any certificate here. Most often the identity provider has a new certificate: import its metadata again.":
    "La signature ne correspond à aucun certificat connu ici. Le plus souvent, le fournisseur d’identité a un nouveau certificat\u00a0: importez à nouveau ses métadonnées.",
  "It is signed by an algorithm that is no longer safe. Choose SHA-256 at the identity provider.":
    "Elle est signée par un algorithme qui n’est plus sûr. Choisissez SHA-256 chez le fournisseur d’identité.",
  "The answer is meant for somebody else. Compare the Entity ID (audience) at the identity provider with ours.":
    "La réponse est destinée à un autre. Comparez l’Entity ID (audience) chez le fournisseur d’identité avec le nôtre.",
  "The answer is addressed elsewhere. Compare the ACS URL at the identity provider with ours.":
    "La réponse est adressée ailleurs. Comparez l’URL ACS chez le fournisseur d’identité avec la nôtre.",
  "Another identity provider answered than the one that is set up here.":
    "Un autre fournisseur d’identité que celui configuré ici a répondu.",
  "The identity provider itself said no. Often the person is not assigned to the application there.":
    "Le fournisseur d’identité lui-même a refusé. Souvent, la personne n’y est pas affectée à l’application.",
  "The answer came too late, or the clocks are more than a minute apart.":
    "La réponse est arrivée trop tard, ou les horloges diffèrent de plus d’une minute.",
  "The answer is from the future: the clock of one side is wrong.":
    "La réponse vient du futur\u00a0: l’horloge d’un des deux côtés est fausse.",
  "The assertion is not encrypted, which this connection asks for.":
    "L’assertion n’est pas chiffrée, ce que cette connexion exige.",
  "The assertion is encrypted for another certificate. Give our certificate to the identity provider.":
    "L’assertion est chiffrée pour un autre certificat. Donnez le nôtre au fournisseur d’identité.",
  "This answer was used already. If nobody pressed “back”, somebody may have copied it.":
    "Cette réponse a déjà servi. Si personne n’est revenu en arrière, quelqu’un l’a peut-être copiée.",
  "The identity provider did not take our code or client secret. The secret may have expired.":
    "Le fournisseur d’identité n’a pas accepté notre code ou notre secret client. Le secret a peut-être expiré.",
  "The token of the identity provider is not one to trust: its signature, issuer or audience is wrong.":
    "Le jeton du fournisseur d’identité n’est pas fiable\u00a0: sa signature, son émetteur ou son audience est faux.",
  "The server of the identity provider did not answer.": "Le serveur du fournisseur d’identité n’a pas répondu.",
  "It answers a sign-in that did not begin here.": "Elle répond à une connexion qui n’a pas commencé ici.",
  "It came back in another browser than it began in.":
    "Elle est revenue dans un autre navigateur que celui où elle a commencé.",
  "The person took too long at the identity provider, or went back to an old page.":
    "La personne a trop tardé chez le fournisseur d’identité, ou est revenue à une ancienne page.",
  "The identity provider began it, which is switched off here. Let people begin at Rollcall, or switch it on.":
    "Le fournisseur d’identité l’a commencée, ce qui est désactivé ici. Faites commencer à Rollcall, ou activez-le.",
  "The connection is not enabled.": "La connexion n’est pas activée.",
  "The identity provider did not ask the person again, as was wanted.":
    "Le fournisseur d’identité n’a pas redemandé à la personne de s’identifier, comme il le fallait.",
  "The answer does not say who it is about: it has no subject.":
    "La réponse ne dit pas de qui il s’agit\u00a0: elle n’a pas de sujet.",
  "The subject is different at every sign-in. Let the identity provider send a lasting one, such as an employee ID.":
    "Le sujet change à chaque connexion. Faites envoyer un sujet durable, comme un matricule.",
  "The answer has no e-mail address. Check the name of its attribute.":
    "La réponse n’a pas d’adresse e-mail. Vérifiez le nom de son attribut.",
  "What came as the e-mail address is none. Check the name of its attribute.":
    "Ce qui est arrivé comme adresse e-mail n’en est pas une. Vérifiez le nom de son attribut.",
  "The identity provider has not verified the e-mail address.":
    "Le fournisseur d’identité n’a pas vérifié l’adresse e-mail.",
  "The address is in none of the verified domains of this connection.":
    "L’adresse n’est dans aucun des domaines vérifiés de cette connexion.",
  "An Admin removed this person. “Allow again” in their details lets them back.":
    "Un administrateur a retiré cette personne. Ses détails permettent de l’autoriser à nouveau.",
  "The person is suspended here.": "La personne est suspendue ici.",
  "The plan does not allow more members.": "L’offre ne permet pas plus de membres.",
  "Another member has this address.": "Un autre membre a cette adresse.",
};
