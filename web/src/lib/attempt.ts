import { uuid7 } from "./uuid";

/** What was sent last, and under which key. */
export interface Attempt {
  said: string;
  key: string;
}

/** The key stays as long as the same is sent: a second try after a lost answer does not say it twice, and other words are another thing. */
export function attemptOf(body: object, last: Attempt | null): Attempt {
  const said = JSON.stringify(body);
  return last?.said === said ? last : { said, key: uuid7() };
}
