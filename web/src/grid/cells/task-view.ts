import type { Person } from "./face";

/** What a task cell shows, in words ready to draw. */
export interface TaskView {
  status: string;
  color: string;
  due: string;
  /** "late", in words; empty when it is not. */
  late: string;
  /** "retake 2", and how often; nothing for 0. */
  retakes: string;
  retakeCount: number;
  /** "4 comments", and how many. */
  comments: string;
  commentCount: number;
  /** How many other tasks of this step the row has: "+1". */
  more: string;
  people: readonly Person[];
}
