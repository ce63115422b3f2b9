<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
    <context>
        <name>peygir::followup::FollowUpPage</name>
        <message numerus="yes">
            <source>Silent for %Ln day(s)</source>
            <translation>
                <numerusform>Silent for %Ln day</numerusform>
                <numerusform>Silent for %Ln days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::AnsweringColumn</name>
        <message numerus="yes">
            <source>%1 · %2 · %Ln message(s)</source>
            <translation>
                <numerusform>%1 · %2 · %Ln message</numerusform>
                <numerusform>%1 · %2 · %Ln messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln house number(s) away</source>
            <translation>
                <numerusform>%Ln house number away</numerusform>
                <numerusform>%Ln house numbers away</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Ages</name>
        <message numerus="yes">
            <source>%Ln min</source>
            <translation>
                <numerusform>%Ln min</numerusform>
                <numerusform>%Ln min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln hours</source>
            <translation>
                <numerusform>%Ln hour</numerusform>
                <numerusform>%Ln hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln days</source>
            <translation>
                <numerusform>%Ln day</numerusform>
                <numerusform>%Ln days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln months</source>
            <translation>
                <numerusform>%Ln month</numerusform>
                <numerusform>%Ln months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln years</source>
            <translation>
                <numerusform>%Ln year</numerusform>
                <numerusform>%Ln years</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::uikit::SyncIndicator</name>
        <message numerus="yes">
            <source>%Ln queued</source>
            <translation>
                <numerusform>%Ln queued</numerusform>
                <numerusform>%Ln queued</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln need attention</source>
            <translation>
                <numerusform>%Ln needs attention</numerusform>
                <numerusform>%Ln need attention</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::CsvPanel</name>
        <message numerus="yes">
            <source>%Ln as it is here</source>
            <translation>
                <numerusform>%Ln as it is here</numerusform>
                <numerusform>%Ln as they are here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln bad row(s)</source>
            <translation>
                <numerusform>%Ln bad row</numerusform>
                <numerusform>%Ln bad rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln changed</source>
            <translation>
                <numerusform>%Ln changed</numerusform>
                <numerusform>%Ln changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln new record(s)</source>
            <translation>
                <numerusform>%Ln new record</numerusform>
                <numerusform>%Ln new records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) brought in.</source>
            <translation>
                <numerusform>%Ln record brought in.</numerusform>
                <numerusform>%Ln records brought in.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::RecordMergePanel</name>
        <message numerus="yes">
            <source>%Ln record(s) name(s) “%1” and will show “%2” instead.</source>
            <translation>
                <numerusform>%Ln record names “%1” and will show “%2” instead.</numerusform>
                <numerusform>%Ln records name “%1” and will show “%2” instead.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::RecordsPage</name>
        <message numerus="yes">
            <source>%Ln record(s) written.</source>
            <translation>
                <numerusform>%Ln record written.</numerusform>
                <numerusform>%Ln records written.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::intake::ImportPage</name>
        <message numerus="yes">
            <source>%Ln word(s) have no meaning yet: see “Words”.</source>
            <translation>
                <numerusform>%Ln word has no meaning yet: see “Words”.</numerusform>
                <numerusform>%Ln words have no meaning yet: see “Words”.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LineLimit</name>
        <message numerus="yes">
            <source>No more than %Ln letter(s) fit here; the rest was left out.</source>
            <translation>
                <numerusform>No more than %Ln letter fits here; the rest was left out.</numerusform>
                <numerusform>No more than %Ln letters fit here; the rest was left out.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sync</name>
        <message numerus="yes">
            <source>%Ln commands</source>
            <translation>
                <numerusform>%Ln command</numerusform>
                <numerusform>%Ln commands</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln rows</source>
            <translation>
                <numerusform>%Ln row</numerusform>
                <numerusform>%Ln rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>sent %Ln times without an answer</source>
            <translation>
                <numerusform>sent once without an answer</numerusform>
                <numerusform>sent %Ln times without an answer</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::SyncPage</name>
        <message numerus="yes">
            <source>%Ln need attention (F10)</source>
            <translation>
                <numerusform>%Ln needs attention (F10)</numerusform>
                <numerusform>%Ln need attention (F10)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AccessWords</name>
        <message numerus="yes">
            <source>%Ln people keep it longer</source>
            <translation>
                <numerusform>%Ln person keeps it longer</numerusform>
                <numerusform>%Ln people keep it longer</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln people keep it shorter</source>
            <translation>
                <numerusform>%Ln person keeps it shorter</numerusform>
                <numerusform>%Ln people keep it shorter</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln people gain it</source>
            <translation>
                <numerusform>%Ln person gains it</numerusform>
                <numerusform>%Ln people gain it</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln people lose it</source>
            <translation>
                <numerusform>%Ln person loses it</numerusform>
                <numerusform>%Ln people lose it</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::RoleMatrixModel</name>
        <message numerus="yes">
            <source>%Ln people</source>
            <translation>
                <numerusform>%Ln person</numerusform>
                <numerusform>%Ln people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>peygir::administration::RolesPanel</name>
        <message numerus="yes">
            <source>%Ln role(s) changed.</source>
            <translation>
                <numerusform>%Ln role changed.</numerusform>
                <numerusform>%Ln roles changed.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EventWords</name>
        <message numerus="yes">
            <source>%1, %2, %Ln row(s)</source>
            <translation>
                <numerusform>%1, %2, %Ln row</numerusform>
                <numerusform>%1, %2, %Ln rows</numerusform>
            </translation>
        </message>
    </context>
</TS>
