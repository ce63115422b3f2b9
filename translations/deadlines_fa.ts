<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>CaseHistory</name>
        <message>
            <source>%1 asked the citizen, and waits for him</source>
            <translation>%1 از شهروند پرسید و منتظر پاسخ اوست</translation>
        </message>
        <message>
            <source>%1 took down the citizen's answer</source>
            <translation>%1 پاسخ شهروند را نوشت</translation>
        </message>
        <message>
            <source>%1 does not wait for the citizen any longer</source>
            <translation>%1 دیگر منتظر شهروند نیست</translation>
        </message>
    </context>
    <context>
        <name>CaseFields</name>
        <message>
            <source>Due time of the stage: from “%1” to “%2”</source>
            <translation>مهلت مرحله: از «%1» به «%2»</translation>
        </message>
    </context>
    <context>
        <name>CaseStays</name>
        <message>
            <source>waiting for the citizen since %1; the time does not run</source>
            <translation>از %1 در انتظار شهروند؛ مهلت نمی‌گذرد</translation>
        </message>
        <message>
            <source>waited for the citizen: %1, which do not count</source>
            <translation>در انتظار شهروند: %1، که شمرده نمی‌شود</translation>
        </message>
    </context>
    <context>
        <name>CaseColumns</name>
        <message>
            <source>%1, waiting for the citizen</source>
            <translation>%1، در انتظار شهروند</translation>
        </message>
    </context>
    <context>
        <name>Cases</name>
        <message>
            <source>Waiting for the citizen: %1</source>
            <translation>در انتظار شهروند: %1</translation>
        </message>
        <message>
            <source>Citizen asked: %1</source>
            <translation>پرسش از شهروند: %1</translation>
        </message>
    </context>
    <context>
        <name>CaseFacts</name>
        <message>
            <source>Waiting for the citizen</source>
            <translation>در انتظار شهروند</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>از %1</translation>
        </message>
        <message>
            <source>%1, and later by the time for which he is waited for</source>
            <translation>%1، و به اندازهٔ زمان انتظار دیرتر</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::ActPanel</name>
        <message>
            <source>What is the citizen asked? The deadline waits until he answers.</source>
            <translation>از شهروند چه می‌پرسید؟ تا پاسخ او مهلت نمی‌گذرد.</translation>
        </message>
        <message>
            <source>The case waits for the citizen.</source>
            <translation>پرونده در انتظار شهروند است.</translation>
        </message>
        <message>
            <source>What did the citizen answer?</source>
            <translation>شهروند چه پاسخ داد؟</translation>
        </message>
        <message>
            <source>Why is the citizen not asked any longer?</source>
            <translation>چرا دیگر از شهروند نمی‌پرسید؟</translation>
        </message>
        <message>
            <source>The answer is in the history, and the deadline runs again.</source>
            <translation>پاسخ در سوابق نوشته شد و مهلت دوباره می‌گذرد.</translation>
        </message>
        <message>
            <source>The case does not wait for the citizen any longer, and the deadline runs again.</source>
            <translation>پرونده دیگر در انتظار شهروند نیست و مهلت دوباره می‌گذرد.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::CaseActs</name>
        <message>
            <source>Take down the citizen's answer</source>
            <translation>نوشتن پاسخ شهروند</translation>
        </message>
        <message>
            <source>Wait for the citizen no longer</source>
            <translation>پایان انتظار برای شهروند</translation>
        </message>
        <message>
            <source>Ask the citizen something else</source>
            <translation>پرسش دیگری از شهروند</translation>
        </message>
        <message>
            <source>Ask the citizen</source>
            <translation>پرسش از شهروند</translation>
        </message>
        <message>
            <source>The citizen can be asked about an open case whose file is here.</source>
            <translation>تنها دربارهٔ پروندهٔ بازی که محتوایش روی این رایانه است می‌شود از شهروند پرسید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::MainWindow</name>
        <message>
            <source>Ask the citizen, or take down his answer</source>
            <translation>پرسش از شهروند یا نوشتن پاسخ او</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>Question to the citizen</source>
            <translation>پرسش از شهروند</translation>
        </message>
        <message>
            <source>Answer of the citizen, or end of waiting for it</source>
            <translation>پاسخ شهروند یا پایان انتظار برای آن</translation>
        </message>
    </context>
    <context>
        <name>CommandFields</name>
        <message>
            <source>What the citizen is asked</source>
            <translation>پرسش از شهروند</translation>
        </message>
        <message>
            <source>How the waiting ended</source>
            <translation>پایان انتظار</translation>
        </message>
        <message>
            <source>The citizen answered</source>
            <translation>شهروند پاسخ داد</translation>
        </message>
        <message>
            <source>He is not asked any longer</source>
            <translation>دیگر از او نمی‌پرسند</translation>
        </message>
    </context>
    <context>
        <name>Verbs</name>
        <message>
            <source>Ask the citizen, and take down his answer</source>
            <translation>پرسش از شهروند و نوشتن پاسخ او</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Write first what the citizen is asked.</source>
            <translation>نخست بنویسید از شهروند چه می‌پرسید.</translation>
        </message>
        <message>
            <source>Write first what the citizen answered.</source>
            <translation>نخست بنویسید شهروند چه پاسخ داد.</translation>
        </message>
        <message>
            <source>This case does not wait for such an answer of the citizen.</source>
            <translation>این پرونده در انتظار چنین پاسخی از شهروند نیست.</translation>
        </message>
    </context>
    <context>
        <name>peygir::cases::DeadlinePanel</name>
        <message>
            <source>Stop (Esc)</source>
            <translation>توقف (Esc)</translation>
        </message>
        <message>
            <source>Take it back (Ctrl+Z)</source>
            <translation>برگرداندن (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Back to the calendar (Esc)</source>
            <translation>بازگشت به تقویم (Esc)</translation>
        </message>
        <message>
            <source>Back to the calendar</source>
            <translation>بازگشت به تقویم</translation>
        </message>
        <message>
            <source>It stops after this part. What has moved stays.</source>
            <translation>پس از این دسته می‌ایستد. آنچه جابه‌جا شده است می‌ماند.</translation>
        </message>
        <message>
            <source>The server moves the deadlines back to where they were.</source>
            <translation>سرور مهلت‌ها را به جای پیشین برمی‌گرداند.</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>پیشرفت</translation>
        </message>
        <message>
            <source>Deadlines of the open cases by “%1”</source>
            <translation>مهلت پرونده‌های باز با «%1»</translation>
        </message>
        <message>
            <source>The server counts what the calendar moves as it is now…</source>
            <translation>سرور می‌شمارد تقویم کنونی چه چیزی را جابه‌جا می‌کند…</translation>
        </message>
        <message>
            <source>All open cases that go by this calendar are due as it says now. Nothing has to move.</source>
            <translation>مهلت همهٔ پرونده‌های باز این تقویم همان است که تقویم اکنون می‌گوید. چیزی جابه‌جا نمی‌شود.</translation>
        </message>
        <message>
            <source>By the calendar as it is now %1 promised ends and %2 due times move, of %3 open cases. Citizens were told the former ends.</source>
            <translation>با تقویم کنونی %1 وعدهٔ پایان و %2 مهلت مرحله از %3 پروندهٔ باز جابه‌جا می‌شود. به شهروندان پایان پیشین گفته شده است.</translation>
        </message>
        <message>
            <source>Go on (Ctrl+Enter)</source>
            <translation>ادامه (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Move them (Ctrl+Enter)</source>
            <translation>جابه‌جایی مهلت‌ها (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>The server goes on.</source>
            <translation>سرور ادامه می‌دهد.</translation>
        </message>
        <message>
            <source>The server moves the deadlines now.</source>
            <translation>سرور اکنون مهلت‌ها را جابه‌جا می‌کند.</translation>
        </message>
        <message>
            <source>The deadlines of %1 of %2 cases are where they were.</source>
            <translation>مهلت %1 از %2 پرونده به جای پیشین برگشت.</translation>
        </message>
        <message>
            <source>The deadlines of %1 of %2 cases have moved.</source>
            <translation>مهلت %1 از %2 پرونده جابه‌جا شد.</translation>
        </message>
        <message>
            <source>It is stopped.</source>
            <translation>متوقف است.</translation>
        </message>
        <message>
            <source>%1 cases have stayed as they were:</source>
            <translation>%1 پرونده همان‌گونه ماند:</translation>
        </message>
        <message>
            <source>That is so long ago that it can neither go on nor be taken back.</source>
            <translation>از آن چنان گذشته است که نه ادامه می‌یابد و نه برمی‌گردد.</translation>
        </message>
    </context>
    <context>
        <name>FollowUp</name>
        <message>
            <source>Case %1</source>
            <translation>پرونده: %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::reference::RecordEditor</name>
        <message>
            <source>%1 (Ctrl+L)</source>
            <translation>%1 (Ctrl+L)</translation>
        </message>
    </context>
    <context>
        <name>DeadlineCorner</name>
        <message>
            <source>Deadlines of cases</source>
            <translation>مهلت پرونده‌ها</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Deadlines of the open cases of a calendar</source>
            <translation>مهلت پرونده‌های باز یک تقویم</translation>
        </message>
    </context>
</TS>
