/** Where identity providers reach a connection. Both ids stand in the address: who asks from outside has no session to tell. */
export type ConnectionUrls = {
  entityId: string;
  acsUrl: string;
  signOutUrl: string;
  metadataUrl: string;
  redirectUri: string;
  signedOutUrl: string;
};

export function urlsOf(publicUrl: string, organizationId: string, connectionId: string): ConnectionUrls {
  const saml = `${publicUrl}/sso/saml/${organizationId}/${connectionId}`;
  return {
    entityId: `${saml}/metadata`,
    acsUrl: `${saml}/acs`,
    signOutUrl: `${saml}/slo`,
    metadataUrl: `${saml}/metadata`,
    redirectUri: `${publicUrl}/sso/oidc/${organizationId}/${connectionId}/callback`,
    signedOutUrl: `${publicUrl}/sign-in`,
  };
}
