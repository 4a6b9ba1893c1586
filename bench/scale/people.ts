const FIRST = `Ada Alan Amal Ana Anders Aiko Bao Bea Boris Carla Chen Clara Dana David Dina Elif Emma Erik Eva Farid Fatou Felix
Gita Grace Hana Hugo Ines Ivan Jana Joao Jonas Julia Kai Karim Lara Leo Lin Luca Maja Marc Maria Mei Mila Nadia Nico Nina
Noah Olga Omar Oscar Paul Petra Priya Quinn Rana Raul Rosa Sami Sara Sven Tara Theo Uma Vera`;
const SYLLABLES = [
  "ba be co da el fa go ha is jo ka li mo na or pe qui ra sa to",
  "rde lla mbe nko sti rga vic zen wal tsu sch ndi ppo gor lom mar nor pal rin sov",
  "ez son ski ov ier ini mann ard eau ic o a berg dez ton ley aki oui ane well",
];

/** Functions that make of a number a person, the same one in every database. Names repeat as names do; addresses do not. */
export const peopleFunctions = `
  create or replace function person_first(n bigint) returns text language sql immutable parallel safe
    as $$ select (${array(FIRST)})[1 + mod(abs(hashint8(n)::bigint), 64)] $$;
  create or replace function person_last(n bigint) returns text language sql immutable parallel safe
    as $$ select initcap(${SYLLABLES.map((some, at) => `(${array(some)})[1 + mod(abs(hashint8(n * 7 + ${at})::bigint), 20)]`).join(" || ")}) $$;
  create or replace function person_email(n bigint) returns text language sql immutable parallel safe
    as $$ select lower(person_first(n) || '.' || person_last(n) || '.x' || n || 'x@team' || n % 50 || '.example.com') $$;
  create or replace function person_id(prefix text, n bigint) returns text language sql immutable parallel safe
    as $$ select prefix || '_' || lpad(to_hex(n), 12, '0') || '7' || substr(md5(n::text), 1, 19) $$;`;

function array(words: string): string {
  return `array[${words
    .split(/\s+/)
    .map((word) => `'${word}'`)
    .join(",")}]`;
}
