/** Where the values are found at each identity provider, whose own words stay as they are. */
export const ssoGuides: Record<string, string> = {
  "Okta Admin Console › Applications › Create App Integration › SAML 2.0":
    "Okta Admin Console › Applications › Create App Integration › SAML 2.0",
  "On the tab Sign On, copy the Metadata URL.": "Dans l’onglet Sign On, copiez Metadata URL.",
  "Entra admin center › Enterprise applications › New application › Create your own › Single sign-on › SAML":
    "Centre d’administration Entra › Applications d’entreprise › Nouvelle application › Créer votre propre application › Authentification unique › SAML",
  "Under SAML Certificates, copy the App Federation Metadata Url.":
    "Sous Certificats SAML, copiez l’URL des métadonnées de fédération d’application.",
  "Google Admin console › Apps › Web and mobile apps › Add app › Add custom SAML app":
    "Console d’administration Google › Applications › Applications Web et mobiles › Ajouter une application › Ajouter une application SAML personnalisée",
  "On the page Google Identity Provider details, download the metadata file. Google has no address for it.":
    "Sur la page des informations du fournisseur d’identité Google, téléchargez les métadonnées. Google n’a pas d’adresse pour elles.",
  "OneLogin Administration › Applications › Add App › SAML Custom Connector (Advanced)":
    "OneLogin Administration › Applications › Add App › SAML Custom Connector (Advanced)",
  "On the tab SSO, copy the Issuer URL: it is the address of the metadata.":
    "Dans l’onglet SSO, copiez Issuer URL\u00a0: c’est l’adresse des métadonnées.",
  "JumpCloud Admin Portal › SSO Applications › Add New Application › Custom Application › SAML":
    "JumpCloud Admin Portal › SSO Applications › Add New Application › Custom Application › SAML",
  "On the tab SSO, copy the metadata URL or export the metadata.":
    "Dans l’onglet SSO, copiez l’adresse des métadonnées ou exportez-les.",
  "Where your identity provider adds a SAML application, often called service provider.":
    "Là où votre fournisseur d’identité ajoute une application SAML, souvent appelée fournisseur de service.",
  "Look for the metadata of the identity provider: an address, or a file in XML.":
    "Cherchez les métadonnées du fournisseur d’identité\u00a0: une adresse, ou un fichier XML.",
  "Okta Admin Console › Applications › Create App Integration › OIDC › Web Application":
    "Okta Admin Console › Applications › Create App Integration › OIDC › Web Application",
  "Entra admin center › App registrations › New registration":
    "Centre d’administration Entra › Inscriptions d’applications › Nouvelle inscription",
  "Google Cloud console › Google Auth Platform › Clients › Create client › Web application":
    "Console Google Cloud › Google Auth Platform › Clients › Créer un client › Application Web",
  "OneLogin Administration › Applications › Add App › OpenId Connect (OIDC)":
    "OneLogin Administration › Applications › Add App › OpenId Connect (OIDC)",
  "JumpCloud Admin Portal › SSO Applications › Add New Application › Custom Application › OIDC":
    "JumpCloud Admin Portal › SSO Applications › Add New Application › Custom Application › OIDC",
  "Where your identity provider adds a client or an application of the type Web.":
    "Là où votre fournisseur d’identité ajoute un client ou une application de type Web.",
};
