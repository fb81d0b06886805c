/** One refusal as the service words it (RFC 9457), and what may be done about it. */
export interface ProblemDocument {
  status: number;
  code: string;
  title: string;
  detail: string;
  request_id?: string;
  errors?: FieldError[];
  who_can?: WhoCan[];
  you_can_labels?: string[];
  contact?: WhoCan | null;
  /** Where a missing setting is made. */
  page?: string;
  missing?: { code?: string; text?: string; message?: string; number?: string; item_id?: string | null; pointer?: string }[];
  changed_by?: string;
  changed_at?: string;
  current_version?: number;
  fields?: ChangedField[];
  [fact: string]: unknown;
}

export interface FieldError {
  pointer: string;
  message: string;
}

export interface WhoCan {
  role?: string;
  role_label?: string;
  post?: string;
  name?: string;
  phone?: string;
}

export interface ChangedField {
  name: string;
  label?: string;
  yours_base?: unknown;
  theirs?: unknown;
  /** The other's value as people read it. */
  theirs_text?: string;
}

export class Problem extends Error {
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.detail || document.title || document.code);
    this.document = document;
  }

  get status(): number {
    return this.document.status;
  }

  get code(): string {
    return this.document.code;
  }
}
