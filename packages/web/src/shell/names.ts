type Named = { first_name: string; last_name: string; email: string };

/** How somebody is called: the full name, or the address while there is none. */
export function nameOf({ first_name, last_name, email }: Named): string {
  return `${first_name} ${last_name}`.trim() || email;
}
