/** Below which path directories are served. The Organization stands in their token, not in the address. */
export const SCIM_PATH = "/scim/v2";

export function baseUrlOf(publicUrl: string): string {
  return `${publicUrl}${SCIM_PATH}`;
}
