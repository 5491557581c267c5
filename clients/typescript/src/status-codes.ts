// Names of StatusCodes (OPC 10000-6, A.2), by severity and in the order of their numbers: a name without a number before it
// has the next number. This is a tenth of what a list with all numbers would weigh.
const NAMES: Readonly<Record<string, string>> = {
  Good: `
    2d:SubscriptionTransferred CompletesAsynchronously Overload Clamped 96:LocalOverride a2:EntryInserted
    EntryReplaced a5:NoData MoreData CommunicationEvent ShutdownEvent CallAgain NonCriticalTimeout
    ba:ResultsMayBeIncomplete d9:DataIgnored dc:Edited PostActionFailed df:RetransmissionQueueNotSupported
    DependentValueChanged eb:SubNormal ef:PasswordChangeRequired 116:EditedDependentValueChanged
    EditedDominantValueChanged EditedDominantValueChangedDependentValueChanged
    401:CascadeInitializationAcknowledged CascadeInitializationRequest CascadeNotInvited CascadeNotSelected
    407:FaultStateActive InitiateFaultState Cascade`,
  Uncertain: `
    6c:ReferenceOutOfServer 8f:NoCommunicationLastUsableValue LastUsableValue SubstituteValue InitialValue
    SensorNotAccurate EngineeringUnitsExceeded SubNormal a4:DataSubNormal bc:ReferenceNotDeleted
    c0:NotAllNodesAvailable de:DominantValueChanged e2:DependentValueChanged 208:TransducerInManual SimulatedValue
    SensorCalibration 20f:ConfigurationError`,
  Bad: `
    1:UnexpectedError InternalError OutOfMemory ResourceUnavailable CommunicationError EncodingError DecodingError
    EncodingLimitsExceeded UnknownResponse Timeout ServiceUnsupported Shutdown ServerNotConnected ServerHalted
    NothingToDo TooManyOperations DataTypeIdUnknown CertificateInvalid SecurityChecksFailed CertificateTimeInvalid
    CertificateIssuerTimeInvalid CertificateHostNameInvalid CertificateUriInvalid CertificateUseNotAllowed
    CertificateIssuerUseNotAllowed CertificateUntrusted CertificateRevocationUnknown
    CertificateIssuerRevocationUnknown CertificateRevoked CertificateIssuerRevoked UserAccessDenied
    IdentityTokenInvalid IdentityTokenRejected SecureChannelIdInvalid InvalidTimestamp NonceInvalid
    SessionIdInvalid SessionClosed SessionNotActivated SubscriptionIdInvalid 2a:RequestHeaderInvalid
    TimestampsToReturnInvalid RequestCancelledByClient 31:NoCommunication WaitingForInitialData NodeIdInvalid
    NodeIdUnknown AttributeIdInvalid IndexRangeInvalid IndexRangeNoData DataEncodingInvalid
    DataEncodingUnsupported NotReadable NotWritable OutOfRange NotSupported NotFound ObjectDeleted NotImplemented
    MonitoringModeInvalid MonitoredItemIdInvalid MonitoredItemFilterInvalid MonitoredItemFilterUnsupported
    FilterNotAllowed StructureMissing EventFilterInvalid ContentFilterInvalid FilterOperandInvalid
    ContinuationPointInvalid NoContinuationPoints ReferenceTypeIdInvalid BrowseDirectionInvalid NodeNotInView
    ServerUriInvalid ServerNameMissing DiscoveryUrlMissing SemaphoreFileMissing RequestTypeInvalid
    SecurityModeRejected SecurityPolicyRejected TooManySessions UserSignatureInvalid ApplicationSignatureInvalid
    NoValidCertificates RequestCancelledByRequest ParentNodeIdInvalid ReferenceNotAllowed NodeIdRejected
    NodeIdExists NodeClassInvalid BrowseNameInvalid BrowseNameDuplicated NodeAttributesInvalid
    TypeDefinitionInvalid SourceNodeIdInvalid TargetNodeIdInvalid DuplicateReferenceNotAllowed
    InvalidSelfReference ReferenceLocalOnly NoDeleteRights ServerIndexInvalid ViewIdUnknown 6d:TooManyMatches
    QueryTooComplex NoMatch MaxAgeInvalid HistoryOperationInvalid HistoryOperationUnsupported WriteNotSupported
    TypeMismatch MethodInvalid ArgumentsMissing TooManySubscriptions TooManyPublishRequests NoSubscription
    SequenceNumberUnknown MessageNotAvailable InsufficientClientProfile TcpServerTooBusy TcpMessageTypeInvalid
    TcpSecureChannelUnknown TcpMessageTooLarge TcpNotEnoughResources TcpInternalError TcpEndpointUrlInvalid
    RequestInterrupted RequestTimeout SecureChannelClosed SecureChannelTokenUnknown SequenceNumberInvalid
    ConfigurationError NotConnected DeviceFailure SensorFailure OutOfService DeadbandFilterInvalid
    97:RefreshInProgress ConditionAlreadyDisabled ConditionDisabled EventIdUnknown NoData 9d:DataLost
    DataUnavailable EntryExists NoEntryExists TimestampNotSupported ab:InvalidArgument ConnectionRejected
    Disconnect ConnectionClosed InvalidState EndOfStream NoDataAvailable WaitingForResponse OperationAbandoned
    ExpectedStreamToBlock WouldBlock SyntaxError MaxConnectionsReached RequestTooLarge ResponseTooLarge
    bb:EventNotAcknowledgeable bd:InvalidTimestampArgument ProtocolVersionUnsupported StateNotActive
    c1:FilterOperatorInvalid FilterOperatorUnsupported FilterOperandCountMismatch FilterElementInvalid
    FilterLiteralInvalid IdentityChangeNotSupported c8:NotTypeDefinition ViewTimestampInvalid
    ViewParameterMismatch ViewVersionInvalid ConditionAlreadyEnabled DialogNotActive DialogResponseInvalid
    ConditionBranchAlreadyAcked ConditionBranchAlreadyConfirmed ConditionAlreadyShelved ConditionNotShelved
    ShelvingTimeOutOfRange AggregateListMismatch AggregateNotSupported AggregateInvalidInputs BoundNotFound
    BoundNotSupported da:AggregateConfigurationRejected TooManyMonitoredItems e1:DominantValueChanged
    e3:DependentValueChanged RequestNotAllowed TooManyArguments SecurityModeInsufficient DataSetIdInvalid
    TransactionPending Locked IndexRangeDataMismatch ec:RequiresLock LocaleNotSupported ServerTooBusy f0:NoValue
    10d:CertificateChainIncomplete LicenseExpired LicenseLimitsExceeded LicenseNotAvailable NotExecutable
    NumericOverflow RequestNotComplete CertificatePolicyCheckFailed AlreadyExists 119:EditedOutOfRange
    InitialValueOutOfRange OutOfRangeDominantValueChanged EditedOutOfRangeDominantValueChanged
    OutOfRangeDominantValueChangedDependentValueChanged EditedOutOfRangeDominantValueChangedDependentValueChanged
    TicketRequired TicketInvalid`,
};

const SEVERITIES = ["Good", "Uncertain", "Bad", "Bad"] as const;

const byCode = new Map<number, string>();
const byName = new Map<string, number>();

SEVERITIES.slice(0, 3).forEach((severity, index) => {
  const add = (subCode: number, name: string) => {
    const code = index * 0x40000000 + subCode * 0x10000;
    byCode.set(code, severity + name);
    byName.set(severity + name, code);
  };
  let next = 0;
  add(next, "");
  for (const entry of NAMES[severity]?.trim().split(/\s+/) ?? []) {
    const [, number, name] = /^(?:([0-9a-f]+):)?(\w+)$/.exec(entry) ?? [];
    next = number ? Number.parseInt(number, 16) : next + 1;
    add(next, name ?? "");
  }
});

/** The symbolic name of a StatusCode, e.g. `BadNodeIdUnknown`; for one without a name its number, e.g. `0x80FF0000`. */
export function statusName(code: number): string {
  const known = byCode.get((code & 0xffff0000) >>> 0);
  return known ?? `0x${code.toString(16).toUpperCase().padStart(8, "0")}`;
}

/** The StatusCode of a name, e.g. 2150891520 of `BadNodeIdUnknown`; of a name that is none, that of `Bad`. */
export function statusCode(name: string): number {
  return byName.get(name) ?? 0x80000000;
}

/** Whether a StatusCode says that something failed. Absent is Good. */
export function isBad(code: number | undefined): boolean {
  return (code ?? 0) >= 0x80000000;
}

/** Whether a StatusCode is neither Bad nor Uncertain. Absent is Good. */
export function isGood(code: number | undefined): boolean {
  return (code ?? 0) < 0x40000000;
}
