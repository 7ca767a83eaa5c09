/** What the description of the service (openapi.json) says, as plain lists that a page can show. */

const FORM = 'multipart/form-data';

/** A part of the document by its reference, such as #/components/schemas/Label; others as they are. */
function resolved(document, part) {
  if (!part?.$ref) return part;
  return part.$ref.slice(2).split('/').reduce((found, key) => found?.[key], document);
}

function rangeOf({ minimum, maximum, exclusiveMinimum }) {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
  if (exclusiveMinimum !== undefined) return `, above ${exclusiveMinimum}`;
  if (minimum !== undefined) return `, at least ${minimum}`;
  return maximum === undefined ? '' : `, at most ${maximum}`;
}

/** What kind of value a schema asks for, such as "number, 0 to 1" or "list of Candidate". */
export function kind(schema) {
  if (!schema) return 'anything';
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.contentMediaType === 'application/json') return 'file or field';
  if (schema.contentMediaType) return 'file';
  if (schema.enum) {
    return schema.enum.map((value) => (value === '' ? 'nothing' : String(value))).join(' | ');
  }
  const types = [schema.type ?? 'anything'].flat().join(' or ');
  if (schema.type === 'array') return `list of ${kind(schema.items)}`;
  if (schema.type === 'object' && schema.additionalProperties) {
    return `object: ${kind(schema.additionalProperties)} by name`;
  }
  return types + rangeOf(schema);
}

/** The names that schemas mention, so that a page can link them. */
function mentioned(schema) {
  if (schema?.$ref) return [schema.$ref.split('/').pop()];
  const inner = schema?.items ?? schema?.additionalProperties;
  return inner ? mentioned(inner) : [];
}

function row(name, schema, text, required) {
  return { name, kind: kind(schema), links: mentioned(schema), text: text ?? '', required };
}

/** The properties of an object's schema. */
function properties(schema) {
  return Object.entries(schema.properties ?? {}).map(([name, value]) =>
    row(name, value, value.description, (schema.required ?? []).includes(name)),
  );
}

function answers(document, operation) {
  return Object.entries(operation.responses).map(([status, part]) => {
    const response = resolved(document, part);
    const schema = Object.values(response.content ?? {})[0]?.schema;
    const reasons = schema?.allOf?.flatMap(({ properties: of }) => of?.reason?.enum ?? []) ?? [];
    const links = schema?.allOf ? mentioned(schema.allOf[0]) : mentioned(schema);
    return { status, text: response.description, reasons, links };
  });
}

/** Every call but those that ask for headers alone. */
export function calls(document) {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => method !== 'head')
      .map(([method, operation]) => {
        const content = operation.requestBody?.content ?? {};
        return {
          id: operation.operationId,
          method: method.toUpperCase(),
          path,
          summary: operation.summary,
          parameters: (operation.parameters ?? [])
            .map((part) => resolved(document, part))
            .map((p) => ({
              ...row(p.name, p.schema, p.description),
              otherwise: p.schema.default,
            })),
          parts: content[FORM] ? properties(content[FORM].schema) : [],
          bodies: Object.keys(content).filter((type) => type !== FORM),
          answers: answers(document, operation),
        };
      }),
  );
}

/** Every named schema that is an object with properties, or a value worth a line. */
export function shapes(document) {
  return Object.entries(document.components.schemas).map(([name, schema]) => ({
    name,
    text: schema.description ?? '',
    kind: schema.properties ? '' : kind(schema),
    properties: properties(schema),
  }));
}
