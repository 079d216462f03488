import type { CatalogEntry } from '../entry.js';

/** The services that servers use most, as `@aws-sdk/client-<name>` and the class that each exports. */
const services: Readonly<Record<string, string>> = {
  apigatewaymanagementapi: 'ApiGatewayManagementApi',
  athena: 'Athena',
  'bedrock-agent-runtime': 'BedrockAgentRuntime',
  'bedrock-runtime': 'BedrockRuntime',
  cloudfront: 'CloudFront',
  cloudwatch: 'CloudWatch',
  'cloudwatch-logs': 'CloudWatchLogs',
  'cognito-identity-provider': 'CognitoIdentityProvider',
  dynamodb: 'DynamoDB',
  ec2: 'EC2',
  ecr: 'ECR',
  ecs: 'ECS',
  eventbridge: 'EventBridge',
  firehose: 'Firehose',
  kinesis: 'Kinesis',
  kms: 'KMS',
  lambda: 'Lambda',
  polly: 'Polly',
  'rds-data': 'RDSData',
  rekognition: 'Rekognition',
  'route-53': 'Route53',
  s3: 'S3',
  scheduler: 'Scheduler',
  'secrets-manager': 'SecretsManager',
  ses: 'SES',
  sesv2: 'SESv2',
  sfn: 'SFN',
  sns: 'SNS',
  sqs: 'SQS',
  ssm: 'SSM',
  sts: 'STS',
  textract: 'Textract',
};

const replacement = 'one client at module level, which keeps its connections alive';

const shared = {
  category: 'client',
  form: 'new',
  impact: 'high',
  replacement,
  fix: 'suggestion',
  gates: ['hoist'],
} as const;

/** Clients of the AWS SDK, version 3 and version 2. */
export const awsRows: readonly CatalogEntry[] = [
  ...Object.entries(services).map(([service, name]) => ({
    ...shared,
    modules: [`@aws-sdk/client-${service}`],
    paths: [name, `${name}Client`],
  })),
  {
    ...shared,
    modules: ['aws-sdk'],
    confidence: 'probable',
    note: 'All of its connections belong to the process: what each one costs is putting its settings together.',
    paths: [
      'CloudWatch',
      'DynamoDB',
      'DynamoDB.DocumentClient',
      'EventBridge',
      'Kinesis',
      'KMS',
      'Lambda',
      'S3',
      'SecretsManager',
      'SES',
      'SNS',
      'SQS',
      'SSM',
      'STS',
      'StepFunctions',
    ],
  },
];
